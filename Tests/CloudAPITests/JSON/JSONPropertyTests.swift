import CloudAPI
import Foundation
import Testing

struct JSONPropertyTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `Any tree comes back as it was written`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let tree = JSON.random(depth: 6, using: &random)

        for escaping in [[], .meta, .slashes] as [JSONEscaping] {
            let bytes = tree.bytes(escaping: escaping)
            let again = try JSON(parsing: bytes)
            #expect(again == tree, "seed \(seed)")
            #expect(again.bytes(escaping: escaping) == bytes, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `No change of a body crashes the parser, and what it takes Foundation takes too`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<60 {
            var bytes = random.pick(Sample.all).bytes
            for _ in 0...random.pick(0...3) {
                bytes.mutate(using: &random)
            }
            guard let tree = try? JSON(parsing: bytes) else { continue }
            let theirs = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            #expect(tree.matches(theirs), "seed \(seed)")
        }
    }

    @Test(arguments: Sample.all)
    func `Every sample reads as Foundation reads it`(sample: Sample) throws {
        let ours = try sample.json
        let theirs = try JSONSerialization.jsonObject(with: Data(sample.bytes))

        #expect(ours.matches(theirs))
        #expect(try JSON(parsing: ours.bytes(escaping: .meta)) == ours)
        #expect(try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(ours)).matches(theirs))
    }
}

extension [UInt8] {
    /// One small change: a byte flipped, put in, taken out, doubled, or the end cut off.
    mutating func mutate(using random: inout SeededRandom) {
        guard !isEmpty else { return }
        let index = random.pick(0...(count - 1))
        switch random.pick(0...5) {
        case 0: self[index] = UInt8(random.pick(0...255))
        case 1: insert(random.pick(Array("{}[]\",:\\u0-e9tn".utf8)), at: index)
        case 2: remove(at: index)
        case 3: removeSubrange(index...)
        case 4: insert(contentsOf: self[index...].prefix(random.pick(1...40)), at: index)
        default: self[index] ^= 1 << UInt8(random.pick(0...7))
        }
    }
}

extension JSON {
    /// Whether Foundation's tree says the same.
    func matches(_ other: Any) -> Bool {
        switch (self, other) {
        case (.null, is NSNull): true
        case (.object(let object), let other as [String: Any]):
            object.count == other.count
                && object.allSatisfy { member in
                    other[member.key].map { member.value.matches($0) } ?? false
                }
        case (.array(let elements), let other as [Any]):
            elements.count == other.count && zip(elements, other).allSatisfy { $0.matches($1) }
        case (.string(let text), let other as String): text == other
        case (.bool(let value), let other as NSNumber): value == other.boolValue
        case (.number(let number), let other as NSNumber): number.double == other.doubleValue
        default: false
        }
    }
}

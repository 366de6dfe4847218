/// Pseudo-random numbers that are the same for the same seed, on every machine and with every compiler.
///
/// Algorithm: SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A stream of its own for every key: what happens to one recipient does not depend on what was sent to others,
    /// nor on the order in which requests came in.
    init(seed: UInt64, key: String) {
        state = seed ^ Self.hash(key)
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`. Written out, since the standard library's may change.
    mutating func below(_ bound: UInt64) -> UInt64 {
        next().multipliedFullWidth(by: bound).high
    }

    mutating func number(in range: ClosedRange<Int64>) -> Int64 {
        let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
        return width == .max ? Int64(bitPattern: next()) : range.lowerBound + Int64(below(width + 1))
    }

    /// Upper-case hexadecimal digits, as in message identities.
    mutating func hexadecimal(_ count: Int) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        return String(decoding: (0..<count).map { _ in digits[Int(below(16))] }, as: UTF8.self)
    }

    /// Decimal digits, the first not zero.
    mutating func digits(_ count: Int) -> String {
        String(
            decoding: (0..<count).map { UInt8(ascii: "0") + UInt8($0 == 0 ? 1 + below(9) : below(10)) },
            as: UTF8.self
        )
    }

    /// Letters and digits, for tokens.
    mutating func letters(_ count: Int) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        return String(decoding: (0..<count).map { _ in alphabet[Int(below(62))] }, as: UTF8.self)
    }

    /// FNV-1a, 64 bits.
    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}

extension Array {
    /// Fisher and Yates, with our own generator.
    func shuffled(by generator: inout SeededGenerator) -> Self {
        var result = self
        for index in result.indices.dropFirst().reversed() {
            result.swapAt(index, Int(generator.below(UInt64(index + 1))))
        }
        return result
    }
}

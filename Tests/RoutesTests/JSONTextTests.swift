import Foundation
import NIOCore
import NIOFoundationCompat
import Primitives
import Routes
import TestSupport
import Testing

@Suite struct JSONTextTests {
    struct Everything: Codable, Equatable {
        var text = "q\"b\\n\nt\tc\u{1}é😀\u{2028}"
        var int = Int64.min
        var big = UInt64.max
        var double = 1.5
        var flag = true
        var nothing: String?
        var nested: [[String: [Int?]]] = [["a": [1, nil]]]
        var id = ContactID(rawValue: 9)
        var url = URL(string: "https://a.b/c?d=e")
    }

    @Test func `Foundation reads back what was written`() throws {
        let value = Everything()
        let data = Data(buffer: try JSONText.encode(value))

        #expect(try JSONDecoder().decode(Everything.self, from: data) == value)
        #expect(String(decoding: data, as: UTF8.self).contains("\"nothing\":null"))
    }

    @Test func `Members keep their order`() throws {
        let text = String(buffer: try JSONText.encode(Everything(text: "")))

        #expect(text.hasPrefix(#"{"text":"","int":-9223372036854775808,"big":18446744073709551615,"double":1.5,"#))
    }

    @Test func `Infinity is refused, for JSON has none`() {
        #expect(throws: EncodingError.self) { try JSONText.encode(["a": Double.infinity]) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Any text survives`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 1...500 {
            let scalars = (0..<20).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x1_F9FF, using: &generator))
            }
            let text = String(String.UnicodeScalarView(scalars))
            let data = Data(buffer: try JSONText.encode([text]))
            let read = try JSONDecoder().decode([String].self, from: data)
            #expect(read.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true, "seed \(seed)")
        }
    }
}

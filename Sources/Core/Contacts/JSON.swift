import Foundation

/// JSON as it is kept in a column.
enum JSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    /// An array of strings, written by hand: a million rows go through here, and the encoder takes ten times as long.
    static func text(_ strings: [String]) -> String {
        var bytes: [UInt8] = [0x5B]
        for (place, string) in strings.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            bytes.append(0x22)
            for byte in string.utf8 {
                switch byte {
                case 0x22, 0x5C: bytes += [0x5C, byte]
                case 0x0A: bytes += [0x5C, 0x6E]
                case 0..<0x20:
                    let digits = Array("0123456789abcdef".utf8)
                    bytes += [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                default: bytes.append(byte)
                }
            }
            bytes.append(0x22)
        }
        bytes.append(0x5D)
        return String(decoding: bytes, as: UTF8.self)
    }
}

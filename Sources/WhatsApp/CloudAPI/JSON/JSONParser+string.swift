extension JSONParser {
    /// The text up to the closing quotation mark; the opening one is behind us.
    mutating func string() throws(JSONError) -> String {
        let start = index
        var bits: UInt8 = 0
        while index < count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return try text(bytes[start..<(index - 1)], isASCII: bits < 0x80, at: start)
            }
            if byte == UInt8(ascii: "\\") {
                return try escapedString(from: start)
            }
            guard byte >= 0x20 else { throw JSONError(reason: .controlCharacter(byte), offset: index) }
            bits |= byte
            index += 1
        }
        throw ended
    }

    /// The same for a text with an escape, which begins at `index`.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var decoded = Array(bytes[start..<index])
        while index < count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                guard let text = String(validating: decoded, as: UTF8.self) else {
                    throw JSONError(reason: .notUnicode, offset: start)
                }
                return text
            case UInt8(ascii: "\\"):
                index += 1
                try escape(into: &decoded)
            case 0..<0x20:
                throw JSONError(reason: .controlCharacter(byte), offset: index)
            default:
                decoded.append(byte)
                index += 1
            }
        }
        throw ended
    }

    /// What follows a backslash.
    private mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
        guard index < count else { throw ended }
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(bytes[index])
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"):
            index += 1
            decoded.append(contentsOf: String(try scalar()).utf8)
            return
        default: throw unexpected
        }
        index += 1
    }

    /// The scalar of `XXXX`, or of the surrogate pair `XXXX\uXXXX`.
    private mutating func scalar() throws(JSONError) -> Character {
        let unit = try hexadecimal()
        guard (0xD800..<0xDC00).contains(unit), isEscapeNext else {
            return Character(Unicode.Scalar(unit) ?? "\u{FFFD}")
        }
        let mark = index
        index += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else {
            index = mark
            return "\u{FFFD}"
        }
        return Character(Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}")
    }

    private var isEscapeNext: Bool {
        index + 1 < count && bytes[index] == UInt8(ascii: "\\") && bytes[index + 1] == UInt8(ascii: "u")
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard index < count else { throw ended }
            guard let digit = Hexadecimal.value(of: bytes[index]) else {
                throw unexpected
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    private func text(
        _ slice: Slice<UnsafeBufferPointer<UInt8>>,
        isASCII: Bool,
        at start: Int
    ) throws(JSONError) -> String {
        let bytes = UnsafeBufferPointer(rebasing: slice)
        // Validating looks at every byte through generic code: it was a twentieth of all that a webhook costs.
        if isASCII { return String(decoding: bytes, as: UTF8.self) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw JSONError(reason: .notUnicode, offset: start)
        }
        return text
    }
}

/// `a=1&b=two+words`, as in queries and form bodies.
enum FormFields {
    /// In order; the last of two with one name wins when they are made a dictionary.
    static func read(_ bytes: some Collection<UInt8>) -> [(name: String, value: String)] {
        bytes.split(separator: UInt8(ascii: "&")).map { pair in
            let pieces = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (decode(pieces[0]), pieces.count > 1 ? decode(pieces[1]) : "")
        }
    }

    /// Undoes `%XX` and `+`. A percent sign without two digits stays as it is.
    static func decode(_ bytes: some Collection<UInt8>) -> String {
        var decoded: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let next = bytes.index(after: index)
            if byte == UInt8(ascii: "%"), let end = bytes.index(next, offsetBy: 2, limitedBy: bytes.endIndex),
                let value = UInt8(String(decoding: bytes[next..<end], as: UTF8.self), radix: 16)
            {
                decoded.append(value)
                index = end
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index = next
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// For a name or a value in a query: all but letters, digits and `-._~` as `%XX`.
    static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(Unicode.Scalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

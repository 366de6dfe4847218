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
}

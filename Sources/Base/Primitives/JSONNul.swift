/// U+0000 inside JSON: legal there as `\\u0000`, and in no database's text.
package enum JSONNul {
    /// Where its escapes begin. A raw NUL byte is no JSON, and left to the parser.
    package static func places<Bytes: RandomAccessCollection>(in bytes: Bytes) -> [Int]
    where Bytes.Element == UInt8, Bytes.Index == Int {
        var places: [Int] = []
        var place = bytes.startIndex
        while place < bytes.endIndex {
            guard bytes[place] == UInt8(ascii: "\\") else {
                place += 1
                continue
            }
            if bytes.endIndex - place >= 6, bytes[place + 1] == UInt8(ascii: "u"),
                bytes[(place + 2)..<(place + 6)].allSatisfy({ $0 == UInt8(ascii: "0") })
            {
                places.append(place)
            }
            // What follows a backslash is no backslash of its own.
            place += 2
        }
        return places
    }

    /// The same JSON with U+FFFD, the sign for what cannot be shown, in its place.
    package static func replaced(in bytes: [UInt8]) -> [UInt8] {
        let places = places(in: bytes)
        guard !places.isEmpty else { return bytes }
        var clean = bytes
        for place in places { clean.replaceSubrange((place + 2)..<(place + 6), with: "fffd".utf8) }
        return clean
    }
}

/// Reads the small CSV files of this module: commas, quotes where a field holds one, `#` lines are comments.
enum CommaSeparated {
    /// Rows without the header.
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        let lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).filter { $0.first != UInt8(ascii: "#") }
        return lines.dropFirst().map(fields)
    }

    private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
        var fields: [[UInt8]] = [[]]
        var isQuoted = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: fields.append([])
            default: fields[fields.count - 1].append(byte)
            }
        }
        return fields.map { String(decoding: $0, as: UTF8.self) }
    }
}

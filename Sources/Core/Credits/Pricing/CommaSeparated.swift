/// Reads comma-separated values with quoted fields (RFC 4180), whole, for files of a few kilobytes.
///
/// Empty lines and lines that start with `#` are left out. A byte order mark is dropped. No field spans lines.
enum CommaSeparated {
    struct Row {
        /// In the file, from 1.
        let line: Int
        let fields: [String]
    }

    static func rows(_ bytes: [UInt8]) -> [Row] {
        var text = Substring(String(decoding: bytes, as: UTF8.self))
        if text.first == "\u{FEFF}" { text = text.dropFirst() }
        return zip(1..., text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
            .filter { !$1.isEmpty && !$1.hasPrefix("#") }
            .map { Row(line: $0, fields: fields($1)) }
    }

    /// A field may be quoted, and a quote inside is doubled.
    private static func fields(_ line: Substring) -> [String] {
        var fields: [String] = []
        var field = ""
        var quoted = false
        var rest = line
        while let character = rest.popFirst() {
            switch (character, quoted) {
            case ("\"", true) where rest.first == "\"":
                field.append("\"")
                rest.removeFirst()
            case ("\"", _):
                quoted.toggle()
            case (",", false):
                fields.append(field)
                field = ""
            default:
                field.append(character)
            }
        }
        return fields + [field]
    }
}

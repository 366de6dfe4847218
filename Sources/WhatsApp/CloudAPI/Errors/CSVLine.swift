/// One line of comma-separated values in the form of RFC 4180, without line breaks within values.
enum CSVLine {
    static func columns(_ line: some StringProtocol) -> [String] {
        var columns: [String] = []
        var column = ""
        var isQuoted = false
        var wasQuote = false
        for character in line {
            switch character {
            case "\"" where isQuoted && !wasQuote:
                wasQuote = true
                continue
            case "\"" where isQuoted:
                column.append("\"")
            case "\"" where column.isEmpty:
                isQuoted = true
            case "," where !isQuoted || wasQuote:
                columns.append(column)
                column = ""
                isQuoted = false
            default:
                column.append(character)
            }
            wasQuote = false
        }
        return columns + [column]
    }
}

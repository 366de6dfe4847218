/// One line of a CSV file, by RFC 4180, safe to open in a spreadsheet program.
package enum CSVLine {
    /// The line with its CRLF.
    package static func text(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe in front; plain numbers, also telephone
    /// numbers with their plus, are left as they are.
    ///
    /// Source: OWASP, "CSV Injection": cells that begin with `=`, `+`, `-`, `@`, tab or carriage return.
    private static func cell(_ text: String) -> String {
        var text = text
        if startsFormula(text), !isNumber(text) {
            text = "'" + text
        }
        // By scalars: a carriage return before a line feed is one Character, and a combining mark hides a quote.
        guard text.unicodeScalars.contains(where: { ",\"\r\n;\t'".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// What stands in a cell that came from a file: without the apostrophe that `text` or a spreadsheet has put in front.
    package static func plain(_ cell: String) -> String {
        guard cell.utf8.first == 0x27 else { return cell }
        let rest = String(cell.unicodeScalars.dropFirst())
        return startsFormula(rest) ? rest : cell
    }

    /// Spreadsheets pass over blanks and marks that are not seen, and read the full-width signs of East Asia as plain ones.
    private static func startsFormula(_ text: String) -> Bool {
        // Apostrophes before a formula are taken off one at a time when it is read back.
        let text = text.unicodeScalars.drop { $0 == "'" }
        if let first = text.first, "\t\r\n".unicodeScalars.contains(first) { return true }
        let seen = text.first { scalar in
            !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
                && scalar.properties.generalCategory != .control
        }
        return seen.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    }

    private static func isNumber(_ text: String) -> Bool {
        guard text.first == "+" || text.first == "-", text.utf8.count > 1 else { return false }
        return text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    }
}

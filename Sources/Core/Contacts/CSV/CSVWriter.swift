/// Writes comma-separated text that a spreadsheet may open without harm.
///
/// UTF-8 with a byte-order mark (Excel reads anything else as Windows-1252), CRLF, RFC 4180 quoting. A cell that a
/// spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`, a tab or a line end (or a wide form
/// of these), gets an apostrophe in front, which spreadsheets do not show; telephone numbers with a plus are such cells
/// too, and our own import drops the apostrophe again. Source: OWASP, "CSV Injection".
package enum CSVWriter {
    package static let byteOrderMark = "\u{FEFF}"

    package static func line(_ cells: [String]) -> String {
        cells.map { quoted(harmless($0)) }.joined(separator: ",") + "\r\n"
    }

    private static func harmless(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first else { return cell }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return "'" + cell
        default: return cell
        }
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x3B || $0 == 0x09 })
        else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}

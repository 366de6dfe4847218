/// Where one variable of the template takes its value from: a column of the file or a fixed text.
package struct VariableSource: Sendable, Equatable, Codable {
    /// A column's name. Goes before `text`.
    package var column: String?
    package var text: String?
    /// For people whose cell is empty.
    package var fallback: String?

    package init(column: String? = nil, text: String? = nil, fallback: String? = nil) {
        self.column = column
        self.text = text
        self.fallback = fallback
    }

    /// The value for one row; `nil` when there is none.
    ///
    /// White space of a cell becomes single spaces: files have line breaks in cells, and Meta refuses them.
    func value(of cells: [String], columns: [String]) -> String? {
        let written: String? =
            if let column, let place = columns.firstIndex(of: column) {
                place < cells.count ? cells[place].split { $0.isWhitespace }.joined(separator: " ") : nil
            } else {
                text
            }
        guard let written, !written.isEmpty else { return fallback }
        return written
    }
}

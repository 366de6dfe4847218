/// Finds the row that names a file's columns. Reports have titles before it, and some files have none.
struct HeaderRow {
    /// Titles are looked through this far.
    private static let rowsMax = 20

    /// Its place among the rows; `nil` where no row names columns.
    let place: Int?

    /// - Parameter rows: the file's first, blank ones left out.
    init(_ rows: [[String]]) {
        guard let first = rows.first else {
            place = nil
            return
        }
        let filled = rows.map { row in row.count { !$0.allSatisfy(\.isWhitespace) } }
        let width = filled.max() ?? 0
        // A contact ends the search; a line of one cell above a wider table is none.
        let candidates = rows.indices.prefix(Self.rowsMax).prefix { place in
            ColumnNames.isHeader(rows[place]) || filled[place] == 1 && width > 2
        }.filter { ColumnNames.isHeader(rows[$0]) }
        let known = candidates.map { (place: $0, words: rows[$0].count(where: HeaderWords.isKnown)) }
        let own = known.first { $0.place == 0 }?.words ?? 0
        // Two known words make a header; one does where the row before it has none and is narrower.
        let found =
            known.first { $0.words > 1 }?.place
            ?? known.first { $0.words > own && filled[$0.place] > filled[0] }?.place
        place = found ?? (ColumnNames.isHeader(first) ? 0 : nil)
    }

    static func notice(_ titles: Int) -> String? {
        switch titles {
        case 0: nil
        case 1: "The row above the header was passed over."
        default: "The \(titles) rows above the header were passed over."
        }
    }
}

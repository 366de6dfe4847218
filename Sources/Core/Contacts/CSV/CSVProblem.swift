/// Why a file cannot be taken apart, and the row where that showed.
package enum CSVProblem: Error, Equatable {
    case tooManyColumns(row: Int)
    case cellTooLong(row: Int, isQuoted: Bool)
    case rowTooLong(row: Int)
    case unclosedQuote(row: Int)

    package var words: String {
        switch self {
        case .tooManyColumns(let row): "Row \(row) has more than 256 columns."
        case .cellTooLong(let row, true):
            "Row \(row) has a cell of more than 256 KB; a quotation mark in it is probably never closed."
        case .cellTooLong(let row, false): "Row \(row) has a cell of more than 256 KB."
        case .rowTooLong(let row): "Row \(row) is longer than 1 MB."
        case .unclosedQuote(let row): "A quotation mark in row \(row) is never closed."
        }
    }
}

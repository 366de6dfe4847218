/// Watches for rows that have another number of cells than the first one.
struct ImportRagged {
    private var widths: [Int: (rows: Int, first: Int)] = [:]

    /// The widest row's cells.
    var columns: Int { widths.keys.max() ?? 0 }

    mutating func see(_ record: CSVRecord) {
        let seen = widths[record.count]
        widths[record.count] = ((seen?.rows ?? 0) + 1, min(seen?.first ?? .max, record.row))
    }

    /// - Parameter expected: the first row's cells.
    func notice(_ expected: Int) -> String? {
        let others = widths.filter { $0.key != expected }.values
        let first = others.map(\.first).min() ?? 0
        let count = others.reduce(0) { $0 + $1.rows }
        return switch count {
        case 0: nil
        case 1: "Row \(first) has more or fewer cells than the first row."
        default: "\(count) rows have more or fewer cells than the first row; the first of them is row \(first)."
        }
    }
}

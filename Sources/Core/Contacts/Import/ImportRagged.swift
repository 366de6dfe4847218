/// Watches for rows that have another number of cells than the first one.
struct ImportRagged {
    /// The widest row's cells.
    private(set) var columns = 0
    private var expected: Int?
    private var count = 0
    private var firstRow = 0

    mutating func see(_ record: CSVRecord) {
        let expected = expected ?? record.count
        self.expected = expected
        columns = max(columns, record.count)
        guard record.count != expected else { return }
        if count == 0 { firstRow = record.row }
        count += 1
    }

    var notice: String? {
        switch count {
        case 0: nil
        case 1: "Row \(firstRow) has more or fewer cells than the first row."
        default: "\(count) rows have more or fewer cells than the first row; the first of them is row \(firstRow)."
        }
    }
}

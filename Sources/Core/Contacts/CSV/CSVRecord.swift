/// One record of a file, its cells still bytes.
package struct CSVRecord: Sendable, Equatable {
    /// Counted from 1, records without content included: the number a spreadsheet shows.
    package let row: Int
    /// The byte of the file at which it begins, and the one after its line end.
    package let start: Int64
    package var end: Int64

    /// All cells one after another, without delimiters and quotation marks, and where each ends.
    var bytes: [UInt8] = []
    var ends: [Int] = []

    init(row: Int, start: Int64) {
        self.row = row
        self.start = start
        end = start
    }

    package var count: Int { ends.count }

    /// Whether no cell holds anything but white space.
    package var isBlank: Bool {
        bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0 }
    }

    /// - Parameter place: from 0; a cell that a short record does not have is empty.
    package func cell(_ place: Int, _ encoding: TextEncoding) -> String {
        guard ends.indices.contains(place) else { return "" }
        return encoding.decode(bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]])
    }

    package func cells(_ encoding: TextEncoding) -> [String] {
        ends.indices.map { cell($0, encoding) }
    }
}

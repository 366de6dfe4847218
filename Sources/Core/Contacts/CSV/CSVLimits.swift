/// How much of a file is taken before it is refused. What a real list of contacts never reaches: a cell of Excel's has 32,767
/// characters, at most 96 KB.
package struct CSVLimits: Sendable {
    package var columns: Int
    package var cellBytes: Int
    package var rowBytes: Int

    package init(columns: Int = 256, cellBytes: Int = 256 << 10, rowBytes: Int = 1 << 20) {
        self.columns = columns
        self.cellBytes = cellBytes
        self.rowBytes = rowBytes
    }
}

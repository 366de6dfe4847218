/// How much one import may hold.
package struct ImportLimits: Sendable {
    package var fileBytes: Int64
    package var rows: Int
    package var csv: CSVLimits

    package init(fileBytes: Int64 = 512 << 20, rows: Int = 2_000_000, csv: CSVLimits = CSVLimits()) {
        self.fileBytes = fileBytes
        self.rows = rows
        self.csv = csv
    }
}

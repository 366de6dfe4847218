/// How much of a workbook is taken.
struct XLSXLimits: Sendable {
    /// Unpacked, all parts that are read together.
    var unpackedBytes: Int64 = 4 << 30
    /// Unpacked bytes for one packed. Deflate ends at 1,032; sheets of real workbooks come to 5 to 40.
    var density: Int64 = 200
    /// What is never too dense.
    var smallBytes: Int64 = 32 << 20
    var sharedTextBytes = 96 << 20
    var columns = 512
    var cellBytes = 1 << 20
    /// Cells may share their texts, so a row can be far longer than what is written of it.
    var rowBytes = 4 << 20
    /// Excel's last one.
    var rows = 1 << 20
    /// Unpacked, what says where the sheets are.
    var partBytes: Int64 = 16 << 20
}

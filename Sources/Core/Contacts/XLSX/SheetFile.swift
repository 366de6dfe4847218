import Routes

/// A workbook of one sheet that is written row by row and then given out piece by piece. On disk meanwhile, and gone with its
/// owner.
package final class SheetFile {
    package static let mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private let spool: Spool
    private let writer: XLSXWriter

    package init(sheet: String) throws {
        spool = try Spool("xlsx")
        writer = try XLSXWriter(path: spool.path, sheet: sheet)
    }

    package func write(_ rows: [[String]]) throws {
        for row in rows { try writer.write(row) }
    }

    package func finish() throws {
        try writer.finish()
        try spool.rewind()
    }

    /// The next bytes of the finished file; empty at the end.
    package func read(_ count: Int = 256 << 10) throws -> [UInt8] { try spool.read(count) }
}

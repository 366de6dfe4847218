import Routes

/// The file as it is being written, row after row.
enum ExportFile {
    case csv(Spool)
    case xlsx(XLSXWriter, Spool)

    init(_ format: Export.Format) throws {
        let spool = try Spool(format.rawValue)
        switch format {
        case .csv:
            try spool.write([0xEF, 0xBB, 0xBF])
            self = .csv(spool)
        case .xlsx: self = .xlsx(try XLSXWriter(path: spool.path, sheet: "Contacts"), spool)
        }
    }

    func write(_ rows: [[String]]) throws {
        switch self {
        case .csv(let spool): try spool.write(Array(rows.map(CSVLine.text).joined().utf8))
        case .xlsx(let writer, _): for row in rows { try writer.write(row) }
        }
    }

    /// The whole file, to be read from its beginning.
    func finish() throws -> Spool {
        switch self {
        case .csv(let spool):
            try spool.rewind()
            return spool
        case .xlsx(let writer, let spool):
            try writer.finish()
            try spool.rewind()
            return spool
        }
    }
}

/// Reads the first sheet that shows and is not empty of a workbook on disk, row by row.
struct XLSXReader {
    let path: String
    var limits = XLSXLimits()

    /// - Returns: what a person should know about what was read.
    /// - Throws: `XLSXProblem`; what `take` throws.
    @discardableResult
    func read(_ take: @escaping (_ row: Int, _ cells: [[UInt8]]) throws -> Void) throws -> [String] {
        let zip = try ZipReader(path: path, limits: limits)
        let book = try XLSXBook(zip, limitBytes: limits.partBytes)
        var texts: SharedTexts?
        if let path = book.stringsPath, zip.has(path) {
            let reader = SharedTexts(limitBytes: limits.sharedTextBytes)
            try XLSXBook.read(path, zip, reader)
            texts = reader
        }
        var styles: CellStyles?
        if let path = book.stylesPath, zip.has(path) {
            let reader = CellStyles()
            try XLSXBook.read(path, zip, reader)
            styles = reader
        }
        for (name, path) in book.sheets {
            let sheet = SheetReader(
                texts: texts,
                styles: styles,
                from1904: book.countsFrom1904,
                limits: limits,
                take: take
            )
            try XLSXBook.read(path, zip, sheet)
            guard sheet.rows > 0 else { continue }
            return [
                book.sheets.count > 1
                    ? "The workbook has \(book.sheets.count) sheets; only the sheet \u{201C}\(name)\u{201D} was read."
                    : nil,
                sheet.hiddenRows > 0
                    ? "Rows that are hidden in the sheet were read as well: \(sheet.hiddenRows)." : nil,
            ].compactMap { $0 }
        }
        return []
    }
}

/// Reads the first sheet that shows of a workbook on disk, row by row.
struct XLSXReader {
    let path: String
    var limits = XLSXLimits()

    /// - Throws: `XLSXProblem`; what `take` throws.
    func read(_ take: @escaping (_ row: Int, _ cells: [[UInt8]]) throws -> Void) throws {
        let zip = try ZipReader(path: path, limits: limits)
        let book = try XLSXBook(zip)
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
        let sheet = SheetReader(
            texts: texts,
            styles: styles,
            from1904: book.countsFrom1904,
            limits: limits,
            take: take
        )
        try XLSXBook.read(book.sheetPath, zip, sheet)
    }
}

/// How a workbook's cells show their numbers: `styles.xml`.
final class CellStyles: XMLStream.Reader {
    /// Excel has 65,490 styles in a workbook, and 255 characters in a format; what is beyond shows as the number is.
    private static let most = 65_536
    private static let codeBytes = 1_024

    private var codes: [Int: String] = [:]
    private var formats: [CellFormat] = []
    /// Cells' own styles; the others are templates of styles.
    private var isOfCells = false

    /// For the cell's attribute `s`.
    subscript(style: Int) -> CellFormat { formats.indices.contains(style) ? formats[style] : .general }

    func open(_ name: String, _ attributes: XMLStream.Attributes) {
        switch name {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"],
                codes.count < Self.most, code.utf8.count <= Self.codeBytes
            else { return }
            codes[id] = code
        case "cellXfs": isOfCells = true
        case "xf":
            guard isOfCells, formats.count < Self.most else { return }
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            formats.append(CellFormat(code: codes[id] ?? Self.builtIn[id] ?? "General"))
        default: break
        }
    }

    func close(_ name: String) {
        if name == "cellXfs" { isOfCells = false }
    }

    func text(_: UnsafeRawBufferPointer) {}

    /// The codes that files leave out. Source: ECMA-376 part 1, 18.8.30. 14 and 22 are shown as each computer's country
    /// writes dates; we write year, month, day, so that no day is taken for a month.
    private static let builtIn: [Int: String] = [
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy",
        16: "d-mmm",
        17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
        37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    ]
}

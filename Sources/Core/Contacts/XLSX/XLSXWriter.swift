/// Writes a workbook of one sheet, row by row, to a file. Every cell is text, as it was given: no number loses its zeros.
final class XLSXWriter {
    private static let bufferBytes = 64 << 10

    private let zip: ZipWriter
    private var buffer: [UInt8] = []

    init(path: String, sheet: String) throws {
        zip = try ZipWriter(path: path)
        for (name, body) in Self.parts(sheet: sheet) {
            try zip.begin(name)
            try zip.write(Array(body.utf8))
            try zip.end()
        }
        try zip.begin("xl/worksheets/sheet1.xml")
        buffer +=
            """
            \(Self.declaration)<worksheet xmlns="\(Self.main)"><sheetViews><sheetView workbookViewId="0">\
            <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>
            """.utf8
    }

    func write(_ cells: [String]) throws {
        buffer += "<row>".utf8
        for cell in cells {
            guard !cell.isEmpty else {
                buffer += "<c/>".utf8
                continue
            }
            buffer += "<c t=\"inlineStr\" s=\"1\"><is><t xml:space=\"preserve\">".utf8
            Self.escape(cell, into: &buffer)
            buffer += "</t></is></c>".utf8
        }
        buffer += "</row>".utf8
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    func finish() throws {
        buffer += "</sheetData></worksheet>".utf8
        try flush()
        try zip.end()
        try zip.finish()
    }

    private func flush() throws {
        try zip.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// What XML cannot hold, controls but for tab and line ends, is left out.
    static func escape(_ text: String, into buffer: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case 0x26: buffer += "&amp;".utf8
            case 0x3C: buffer += "&lt;".utf8
            case 0x3E: buffer += "&gt;".utf8
            case 0x22: buffer += "&quot;".utf8
            case 0x0D: buffer += "&#13;".utf8
            case 0..<0x20 where byte != 0x09 && byte != 0x0A: break
            default: buffer.append(byte)
            }
        }
    }

    private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    /// The least that spreadsheets open without a word. Source: ECMA-376 part 1, 18; part 2, 9.
    private static func parts(sheet: String) -> [(name: String, body: String)] {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        return [
            (
                "[Content_Types].xml",
                """
                \(declaration)<Types xmlns="\(package)/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="\(type).sheet.main+xml"/>\
                <Override PartName="/xl/styles.xml" ContentType="\(type).styles+xml"/>\
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(type).worksheet+xml"/></Types>
                """
            ),
            (
                "_rels/.rels",
                """
                \(declaration)<Relationships xmlns="\(package)/relationships">\
                <Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """
            ),
            (
                "xl/workbook.xml",
                """
                \(declaration)<workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
                <sheet name="\(sheet)" sheetId="1" r:id="rId1"/></sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """
                \(declaration)<Relationships xmlns="\(package)/relationships">\
                <Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
                <Relationship Id="rId2" Type="\(office)/styles" Target="styles.xml"/></Relationships>
                """
            ),
            (
                // The second style is "text", so that a number typed over stays as typed.
                "xl/styles.xml",
                """
                \(declaration)<styleSheet xmlns="\(main)"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>\
                <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
                <cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>
                """
            ),
        ]
    }
}

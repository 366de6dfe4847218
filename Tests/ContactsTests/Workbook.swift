import Foundation

@testable import Contacts

/// Workbooks for tests, made part by part.
enum Workbook {
    /// A workbook made of these parts, besides the usual ones.
    static func made(_ parts: [String: String], strings: String? = nil, styles: String? = nil) throws -> Spool {
        let spool = try Spool("xlsx")
        let zip = try ZipWriter(path: spool.path)
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        var all = [
            "_rels/.rels": """
            <Relationships xmlns="\(package)"><Relationship Id="a" Type="\(office)/officeDocument" \
            Target="/xl/workbook.xml"/></Relationships>
            """,
            "xl/workbook.xml": """
            <x:workbook xmlns:x="\(main)" xmlns:r="\(office)"><x:sheets>\
            <x:sheet name="Hidden" sheetId="1" state="hidden" r:id="h"/><x:sheet name="People" sheetId="2" r:id="s"/>\
            </x:sheets></x:workbook>
            """,
            "xl/_rels/workbook.xml.rels": """
            <Relationships xmlns="\(package)">\
            <Relationship Id="h" Type="\(office)/worksheet" Target="worksheets/sheet9.xml"/>\
            <Relationship Id="s" Type="\(office)/worksheet" Target="worksheets/../worksheets/sheet1.xml"/>\
            <Relationship Id="t" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>\
            <Relationship Id="u" Type="\(office)/styles" Target="styles.xml"/></Relationships>
            """,
        ].merging(parts) { $1 }
        all["xl/sharedStrings.xml"] = strings
        all["xl/styles.xml"] = styles
        for (name, body) in all.sorted(by: { $0.key < $1.key }) {
            try zip.begin(name)
            try zip.write(Array(body.utf8))
            try zip.end()
        }
        try zip.finish()
        return spool
    }

    static func rows(_ spool: Spool, _ limits: XLSXLimits = XLSXLimits()) throws -> [Int: [String]] {
        var rows: [Int: [String]] = [:]
        try XLSXReader(path: spool.path, limits: limits).read { row, cells in
            rows[row] = cells.map { String(decoding: $0, as: UTF8.self) }
        }
        return rows
    }

    static func bytes(_ spool: Spool) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: spool.path)))
    }

    /// A relationship file of the workbook's own, and the workbook, for these sheets.
    static func book(
        _ sheets: [(name: String, type: String, isHidden: Bool)],
        strict: Bool = false,
        from1904: Bool = false
    ) -> [String: String] {
        let office =
            strict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let list = sheets.enumerated().map { place, sheet in
            "<sheet name=\"\(sheet.name)\" sheetId=\"\(place + 1)\" r:id=\"r\(place)\"\(sheet.isHidden ? " state=\"veryHidden\"" : "")/>"
        }.joined()
        let targets = sheets.enumerated().map { place, sheet in
            "<Relationship Id=\"r\(place)\" Type=\"\(office)/\(sheet.type)\" Target=\"\(sheet.type)s/sheet\(place + 1).xml\"/>"
        }.joined()
        return [
            "_rels/.rels":
                "<Relationships><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            "xl/workbook.xml":
                "<workbook xmlns:r=\"\(office)\"><workbookPr date1904=\"\(from1904 ? 1 : 0)\"/><sheets>\(list)</sheets></workbook>",
            "xl/_rels/workbook.xml.rels":
                "<Relationships>\(targets)<Relationship Id=\"t\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                + "<Relationship Id=\"u\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>",
        ]
    }
}

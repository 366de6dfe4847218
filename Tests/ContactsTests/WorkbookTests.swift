import Foundation
import Primitives
import TestSupport
import Testing

@testable import Contacts

/// Workbooks as other programs write them, from the file to the rows.
@Suite struct WorkbookTests {
    private static let people = """
        <row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Phone</t></is></c></row>\
        <row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t xml:space="preserve"> Asha </t></is></c>\
        <c r="B2" t="str"><f>"+91"&amp;9876543210</f><v>+919876543210</v></c><c r="XFD2" s="3"/></row>\
        <row r="3"><c r="A3" t="inlineStr"><is><r><t>Bi</t></r><r><t>na</t></r></is></c><c r="B3"><v>9.19876543211E11</v></c></row>
        """

    private static func sheet(_ rows: String, before: String = "") -> String {
        "<worksheet><dimension ref=\"A1\"/>\(before)<sheetData>\(rows)</sheetData><mergeCells><mergeCell ref=\"A5:B9\"/></mergeCells></worksheet>"
    }

    private static let one = [(name: "People", type: "worksheet", isHidden: false)]
    private static let two = [
        (name: "Chart", type: "chartsheet", isHidden: false), (name: "Secret", type: "worksheet", isHidden: true),
        (name: "Empty", type: "worksheet", isHidden: false), (name: "People", type: "worksheet", isHidden: false),
    ]

    @Test(arguments: [
        ("plain", Workbook.book(one), "xl/worksheets/sheet1.xml", 1),
        ("strict", Workbook.book(one, strict: true), "xl/worksheets/sheet1.xml", 1),
        ("several sheets", Workbook.book(two), "xl/worksheets/sheet4.xml", 2),
    ])
    func `The first sheet that shows and has cells is read`(
        name: String,
        parts: [String: String],
        path: String,
        notices: Int
    ) async throws {
        var parts = parts
        parts["xl/worksheets/sheet2.xml"] = Self.sheet("<row><c t=\"str\"><v>secret</v></c></row>")
        parts["xl/worksheets/sheet3.xml"] = Self.sheet("")
        parts[path] = Self.sheet(Self.people)
        for kind in TestDatabase.all {
            let world = try await ImportWorld(kind)
            let done = try await world.read(try Workbook.bytes(try Workbook.made(parts)))

            #expect(done.columns == ["Name", "Phone"])
            #expect(done.notices.count == notices, "\(done.notices)")
            #expect(done.notices.last?.hasSuffix("as well: 1.") == true)
            let rows = try await world.rows(done.id)
            #expect(rows.map(\.name) == ["Asha", "Bina"])
            #expect(rows.map { $0.e164?.rawValue } == ["+919876543210", "+919876543211"])
        }
    }

    @Test func `Titles above, empty rows and columns before and days of 1904 are understood`() async throws {
        var parts = Workbook.book(Self.one, from1904: true)
        parts["xl/worksheets/sheet1.xml"] = Self.sheet(
            """
            <row r="3"><c r="C3" t="str"><v>Our customers</v></c></row>\
            <row r="5"><c r="C5" t="str"><v>Name</v></c><c r="D5" t="str"><v>Phone</v></c><c r="E5" t="str"><v>Since</v></c></row>\
            <row r="6"><c r="C6" t="str"><v>Asha</v></c><c r="D6" t="str"><v>098765 43210</v></c><c r="E6" s="1"><v>44761</v></c></row>
            """
        )
        let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        let world = try await ImportWorld(.sqlite)
        let done = try await world.read(try Workbook.bytes(try Workbook.made(parts, styles: styles)))

        #expect(done.columns == ["Column 1", "Column 2", "Name", "Phone", "Since"])
        let rows = try await world.rows(done.id)
        #expect(rows.map(\.row) == [6])
        #expect(rows.first?.cells == ["", "", "Asha", "098765 43210", "2026-07-20"])
        #expect(rows.first?.e164?.rawValue == "+919876543210")
    }

    @Test(arguments: [
        ("content.xml", "OpenDocument"), ("Index/Document.iwa", "Numbers"), ("xl/workbook.bin", "xlsb"),
        ("word/document.xml", "Word"), ("../../etc/passwd", "no Excel workbook"),
    ])
    func `Another program's archive is refused by its name`(part: String, words: String) async throws {
        let spool = try Spool("xlsx")
        let zip = try ZipWriter(path: spool.path)
        try zip.begin(part)
        try zip.write(Array("x".utf8))
        try zip.end()
        try zip.finish()
        let world = try await ImportWorld(.sqlite)
        let thrown = await #expect(throws: ImportProblem.self) { _ = try await world.upload(try Workbook.bytes(spool)) }

        #expect(thrown?.words.contains(words) == true, "\(thrown?.words ?? "")")
    }
}

import Foundation
import Primitives
import Storage
import TestSupport
import Testing

@testable import Contacts

@Suite struct XLSXTests {
    @Test func `A sheet's cells are as a person saw them`() throws {
        let strings = """
            <sst><si><t>Name</t></si><si><r><t>As</t></r><r><t>ha &amp; co</t></r></si>\
            <si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si></sst>
            """
        let styles = """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>\
            <numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="d\\.m\\.yy h:mm AM/PM"/></numFmts>\
            <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/>\
            <xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="166"/></cellXfs></styleSheet>
            """
        let sheet = """
            <worksheet><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c t="s"><v>2</v></c></row>\
            <row r="5"><c r="A5"><v>9.18121895559E11</v></c><c r="B5" s="1"><v>46223</v></c><c r="C5" s="2"><v>412</v></c>\
            <c r="D5" s="3"><v>46223.5</v></c><c r="E5" s="4"><v>0.125</v></c><c r="F5" t="b"><v>1</v></c>\
            <c r="G5" t="e"><v>#N/A</v></c><c r="H5"><f>A1*2</f><v>0.30000000000000004</v></c>\
            <c r="I5" t="inlineStr"><is><t>in line</t></is></c><c r="J5" s="5"><v>46223.625</v></c></row></sheetData></worksheet>
            """
        let rows = try Workbook.rows(
            try Workbook.made(["xl/worksheets/sheet1.xml": sheet], strings: strings, styles: styles)
        )

        #expect(rows[2] == ["Name", "", "Asha & co", "東京"])
        #expect(
            rows[5] == [
                "918121895559", "20/07/2026", "00412", "2026-07-20", "12.50%", "TRUE", "#N/A", "0.3", "in line",
                "20.7.26 3:00 PM",
            ]
        )
        #expect(rows.count == 2)
    }

    @Test(arguments: [
        ("#,##0.00", "1234567.5", "1,234,567.50"), ("0.0#", "3", "3.0"), ("\"+\"0", "918121895559", "+918121895559"),
        ("(000) 000-0000", "2014837261", "(201) 483-7261"), ("000-000", "1234567", "1234-567"), ("0", "-2.4", "-2"),
        ("General", "12.50", "12.50"), ("0.00E+00", "918121895559", "918121895559"), ("@", "007", "007"),
        ("[$-409]d mmmm yyyy", "1", "1 January 1900"), ("yyyy", "60", "1900"), ("ddd d mmm", "46223", "Mon 20 Jul"),
        ("[h]:mm", "1.5", "36:00"), ("hh:mm:ss", "0.75", "18:00:00"), ("#", "0", ""), ("0.0;(0.0)", "2.25", "2.2"),
    ])
    func `A number is shown by its format`(code: String, written: String, shown: String) {
        #expect(CellFormat(code: code).show(written, from1904: false) == shown)
    }

    @Test func `Days are counted from 1904 where the workbook says so`() {
        #expect(CellFormat(code: "yyyy-mm-dd").show("0", from1904: true) == "1904-01-01")
        #expect(CellFormat(code: "yyyy-mm-dd").show("44761", from1904: true) == "2026-07-20")
    }

    @Test func `What a workbook is written from comes back from it`() throws {
        var text = SeededText(seed: 7)
        let rows = (0..<500).map { _ in (0..<6).map { _ in text.next(from: "aé\"<>&,\n 東0=\u{1}\t;") } }
        let spool = try Spool("xlsx")
        let writer = try XLSXWriter(path: spool.path, sheet: "Contacts")
        for row in rows { try writer.write(row) }
        try writer.finish()
        let back = try Workbook.rows(spool)

        for (place, row) in rows.enumerated() {
            let kept = row.map { cell in
                String(
                    String.UnicodeScalarView(
                        cell.unicodeScalars.filter { $0.value >= 0x20 || "\t\n\r".unicodeScalars.contains($0) }
                    )
                )
            }
            let wanted = kept.prefix((kept.lastIndex { !$0.isEmpty } ?? -1) + 1)
            #expect(back[place + 1] ?? [] == Array(wanted), "seed 7, row \(place + 1)")
        }
    }

    @Test func `A file that is made to do harm is refused`() throws {
        let row = "<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>"
        let bomb = try Workbook.made([
            "xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + String(repeating: row, count: 200_000)
                + "</sheetData></worksheet>"
        ])
        #expect(throws: XLSXProblem.tooDense) { try Workbook.rows(bomb, XLSXLimits(density: 10, smallBytes: 1 << 20)) }
        #expect(throws: XLSXProblem.tooDense) { try Workbook.rows(bomb, XLSXLimits(unpackedBytes: 1 << 20)) }

        let sheet = "<worksheet><sheetData>\(row)</sheetData></worksheet>"
        let strings = "<sst>" + String(repeating: "<si><t>long enough</t></si>", count: 10_000) + "</sst>"
        let texts = try Workbook.made(["xl/worksheets/sheet1.xml": sheet], strings: strings)
        #expect(throws: XLSXProblem.textsTooLarge(limitBytes: 50_000)) {
            try Workbook.rows(texts, XLSXLimits(sharedTextBytes: 50_000))
        }
        let entities = """
            <!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>\
            <worksheet><sheetData><row><c t="str"><v>&b;&c;</v></c></row></sheetData></worksheet>
            """
        let declared = try Workbook.made(["xl/worksheets/sheet1.xml": entities])
        #expect(throws: XLSXProblem.declaresDocumentType) { try Workbook.rows(declared) }
        let wide = try Workbook.made([
            "xl/worksheets/sheet1.xml":
                "<worksheet><sheetData><row><c r=\"XFD1\"><v>1</v></c></row></sheetData></worksheet>"
        ])
        #expect(throws: XLSXProblem.tooManyColumns) { try Workbook.rows(wide) }
        let cut = try Workbook.made(["xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>"])
        #expect(throws: XLSXProblem.damaged) { try Workbook.rows(cut) }
        let other = try Spool("xlsx")
        try other.write(Array("PK\u{3}\u{4} and nothing more".utf8))
        try other.rewind()
        #expect(throws: XLSXProblem.notAWorkbook) { try Workbook.rows(other) }
    }

    @Test(arguments: ["9223372036854775807", "9000000000000000000", "4000000000", "-5"])
    func `A row that no sheet has is the next one`(number: String) throws {
        func row(_ text: String, _ number: String) -> String {
            "<row r=\"\(number)\"><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
        }
        let rows = row("a", "3") + row("b", number) + row("c", number)
        let sheet = "<worksheet><sheetData>\(rows)</sheetData></worksheet>"
        let book = try Workbook.made(["xl/worksheets/sheet1.xml": sheet])
        #expect(try Workbook.rows(book) == [3: ["a"], 4: ["b"], 5: ["c"]])
    }

    @Test func `What a file makes of little is bounded`() throws {
        let cells = String(repeating: "<c t=\"s\"><v>0</v></c>", count: 200)
        let sheet = "<worksheet><sheetData><row>\(cells)</row></sheetData></worksheet>"
        let long = "<sst><si><t>\(String(repeating: "x", count: 100))</t></si></sst>"
        let shared = try Workbook.made(["xl/worksheets/sheet1.xml": sheet], strings: long)
        #expect(try Workbook.rows(shared)[1]?.count == 200)
        #expect(throws: XLSXProblem.tooDense) { try Workbook.rows(shared, XLSXLimits(rowBytes: 10_000)) }
        #expect(throws: XLSXProblem.tooDense) { try Workbook.rows(shared, XLSXLimits(cellBytes: 99)) }
        #expect(throws: XLSXProblem.tooDense) { try Workbook.rows(shared, XLSXLimits(partBytes: 100)) }

        let empty = "<sst>" + String(repeating: "<si/>", count: 20_000) + "</sst>"
        let texts = try Workbook.made(["xl/worksheets/sheet1.xml": sheet], strings: empty)
        #expect(throws: XLSXProblem.textsTooLarge(limitBytes: 50_000)) {
            try Workbook.rows(texts, XLSXLimits(sharedTextBytes: 50_000))
        }

        let remark = "<!-- \(String(repeating: "x", count: 9 << 20)) -->"
        let talk = try Workbook.made(["xl/worksheets/sheet1.xml": remark + sheet], strings: long)
        #expect(throws: XLSXProblem.tooDense) { try Workbook.rows(talk) }
        let code = String(repeating: "0", count: 2_000)
        let styles = """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.\(code)"/></numFmts>\
            <cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>
            """
        let one = "<worksheet><sheetData><row><c s=\"0\"><v>7</v></c></row></sheetData></worksheet>"
        let styled = try Workbook.made(["xl/worksheets/sheet1.xml": one], styles: styles)
        #expect(try Workbook.rows(styled) == [1: ["7"]])
    }

    @Test(arguments: TestDatabase.all)
    func `A workbook is imported like any file, its rows numbered as in the sheet`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let spool = try Spool("xlsx")
        let writer = try XLSXWriter(path: spool.path, sheet: "People")
        try writer.write(["Name", "Phone", "Note"])
        try writer.write(["Asha \"A\"", "08121 000001", "=1+1"])
        try writer.write([])
        try writer.write(["Bina", "oops"])
        try writer.write(["Ça, va", "+91 81210 00002", "two\nlines"])
        try writer.finish()
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: spool.path)))
        let done = try await world.read(bytes)

        #expect(done.columns == ["Name", "Phone", "Note"])
        #expect(done.notices.isEmpty)
        let rows = try await world.rows(done.id)
        #expect(rows.map(\.row) == [2, 4, 5])
        #expect(rows.map(\.verdict) == [.ok, .invalid, .ok])
        #expect(rows.map(\.name) == ["Asha \"A\"", "Bina", "Ça, va"])
        #expect(rows.last?.cells == ["Ça, va", "+91 81210 00002", "two\nlines"])
    }

    @Test(arguments: TestDatabase.all)
    func `Of a workbook that cannot be read nothing is kept`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        await #expect(throws: ImportProblem.workbook(.notAWorkbook)) {
            _ = try await world.upload(Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 7, count: 4_000))
        }
        try await world.work()
        #expect(try await world.count("imports") == 0)
        #expect(try await world.count("import_chunks") == 0)
    }
}

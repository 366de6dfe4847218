import Foundation
import Testing
import TestSupport

@testable import Contacts

@Suite struct ImportIntakeTests {
    private let text = "Name;Telefon\r\nJürgen Groß;0151 2345678\r\nÅsa Öberg;0151 2345679\r\n"

    @Test func `Understands Google's export`() throws {
        let (summary, stored) = try take(try Fixture.bytes("contacts-messy.csv"))

        #expect(summary.layout.encoding == .utf8)
        #expect(summary.layout.delimiter == 0x2C)
        #expect(summary.layout.hasHeader)
        #expect(
            summary.mapping
                == ImportMapping(
                    phone: "Phone 1 - Value",
                    name: ["First Name", "Middle Name", "Last Name"],
                    others: [
                        ImportColumn(column: "Labels", to: "tag"),
                        ImportColumn(column: "E-mail 1 - Value", to: "email"),
                        ImportColumn(column: "Organization Name", to: "company"),
                        ImportColumn(column: "Marketing consent", to: "optIn"),
                    ]
                )
        )
        #expect(summary.rows == 500)
        #expect(summary.columns.count == 13)
        #expect(summary.sample.count == 5)
        #expect(summary.sample[1][4] == "line one\nline two")
        #expect(summary.notices.isEmpty)
        #expect(stored == Array(try Fixture.bytes("contacts-messy.csv").dropFirst(3)))
    }

    @Test(.timeLimit(.minutes(1))) func `A card's picture on one line of any length is passed over`() {
        var cards = VCardText()
        var rows = cards.take(Array("BEGIN:VCARD\r\nFN:Asha\r\nPHOTO:".utf8))
        let picture = [UInt8](repeating: 0x41, count: 64 << 10)
        for _ in 0..<256 { rows += cards.take(picture) }
        rows += cards.take(Array("=\r\n AAAA\r\nTEL:+919812345678\r\nEND:VCARD\r\n".utf8), isLast: true)

        let row = String(decoding: rows, as: UTF8.self)
        #expect(row.contains("Asha") && row.contains("919812345678") && !row.contains("AAAA"))
    }

    @Test func `Reads every encoding that spreadsheets write`() throws {
        let latin = try #require(text.data(using: .windowsCP1252))
        let little = try #require(text.data(using: .utf16LittleEndian))
        let big = try #require(text.data(using: .utf16BigEndian))
        let files: [(String, [UInt8], TextEncoding)] = [
            ("UTF-8", Array(text.utf8), .utf8),
            ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8),
            ("Windows-1252", Array(latin), .windows1252),
            ("UTF-16 LE with a mark", [0xFF, 0xFE] + Array(little), .utf8),
            ("UTF-16 BE with a mark", [0xFE, 0xFF] + Array(big), .utf8),
            ("UTF-16 LE", Array(little), .utf8),
            ("UTF-16 BE", Array(big), .utf8),
        ]
        for (name, bytes, encoding) in files {
            let (summary, _) = try take(bytes, pieceBytes: 7)
            #expect(summary.layout.encoding == encoding, "\(name)")
            #expect(summary.columns == ["Name", "Telefon"], "\(name)")
            #expect(summary.sample == [["Jürgen Groß", "0151 2345678"], ["Åsa Öberg", "0151 2345679"]], "\(name)")
            #expect(summary.mapping == ImportMapping(phone: "Telefon", name: ["Name"]), "\(name)")
            #expect(summary.notices.isEmpty == (encoding == .utf8), "\(name)")
        }
    }

    @Test(arguments: [
        ("a,b\n1,2\n", ","), ("a;b\n1,5;2,5\n3,5;4\n", ";"), ("a\tb\n1\t2\n", "\t"), ("a|b\n1|2\n", "|"),
        ("sep=;\na;b\n", ";"), ("sep=|\r\na|b\r\n", "|"), ("only\none\n", ","),
        ("name;note\nA;\"x, y, z\"\nB;\"p, q\"\n", ";"), ("name,note\nA,\"x; y\"\nB,\"p; q; r\"\n", ","),
    ])
    func `Finds the delimiter`(text: String, expected: String) throws {
        #expect(try take(Array(text.utf8)).summary.layout.delimiter == Character(expected).asciiValue)
    }

    @Test func `Names the columns of a file without a header`() throws {
        let (summary, _) = try take(Array("+4915123456789,Ada\n+4915123456780,Bob\n".utf8))

        #expect(summary.columns == ["Column 1", "Column 2"])
        #expect(summary.layout.start == ImportCursor(byte: 0, row: 1))
        #expect(summary.rows == 2)
        #expect(summary.mapping == ImportMapping(phone: "Column 1", name: ["Column 2"]))
        #expect(summary.notices == [ColumnNames.missing])
    }

    @Test func `Tells columns of one name apart, and names those without`() throws {
        let (summary, _) = try take(Array("Phone,Phone,,Name,\n1,2,3,4,5,6\n".utf8))

        #expect(summary.columns == ["Phone", "Phone (2)", "Column 3", "Name", "Column 5", "Column 6"])
        #expect(summary.notices == ["Row 2 has more or fewer cells than the first row."])
    }

    @Test(
        arguments: [
            (
                "Title,First Name,Last Name,Business Phone,Home Phone,Mobile Phone,Business Fax\n"
                    + "Ms,Ada,Byron,,,+49 151 23456789,+49 30 1234567\nMr,Bob,Ray,+49 30 1234567,,,\n",
                "Mobile Phone", ["First Name", "Last Name"]
            ),
            ("Nombre;Apellidos;Teléfono móvil\nAna;Ruiz;612345678\n", "Teléfono móvil", ["Nombre", "Apellidos"]),
            ("Vorname;Nachname;Handynummer\nJürgen;Groß;0151 23456789\n", "Handynummer", ["Vorname", "Nachname"]),
            ("Prénom;Nom;Portable\nZoé;Roy;0612345678\n", "Portable", ["Prénom", "Nom"]),
            ("नाम,मोबाइल\nआशा,8122601815\n", "मोबाइल", ["नाम"]),
            ("姓名,手机\n王芳,13812345678\n", "手机", ["姓名"]),
            ("Order,Customer,Value\n8122601815,Ada,+918122601816\n8122601817,Bob,n/a\n", "Order", ["Customer"]),
            ("Phone 1 - Label,Phone 1 - Value,Name\nMobile,+918122601815,Ada\n", "Phone 1 - Value", ["Name"]),
            ("id,msisdn,full_name\n1,918122601815,Ada\n", "msisdn", ["full_name"]),
            ("a,b\nxenon,yttrium\n", nil, ["a"]),
        ] as [(String, String?, [String])]
    )
    func `Guesses the number's and the name's columns`(text: String, phone: String?, name: [String]) throws {
        #expect(try take(Array(text.utf8)).summary.mapping == ImportMapping(phone: phone, name: name))
    }

    @Test(
        arguments: [
            ([], ImportProblem.empty),
            (Array("\n\n  \n".utf8), .empty),
            ([0x50, 0x4B, 0x03, 0x04, 0, 0], .notText("a zip archive")),
            (Array("BEGIN:VCARD\nVERSION:3.0\n".utf8), .vCard),
            (Array(repeating: 0, count: 600), .notText("not text")),
            (Array("a,b\n\"c,d\n".utf8), .malformed(.unclosedQuote(row: 2))),
        ] as [([UInt8], ImportProblem)]
    )
    func `Refuses what is no list`(bytes: [UInt8], problem: ImportProblem) {
        #expect(throws: problem) { try take(bytes) }
    }

    @Test func `Refuses more than it is told to take`() {
        let three = Array("h\n1\n2\n3\n".utf8)
        #expect(throws: ImportProblem.tooManyRows(limit: 2)) { try take(three, limits: ImportLimits(rows: 2)) }
        #expect(throws: ImportProblem.tooLarge(limitBytes: 7)) { try take(three, limits: ImportLimits(fileBytes: 7)) }
    }

    @Test func `Empty lines are no rows but count as lines`() throws {
        let (summary, _) = try take(Array("\nName,Phone\n\nAda,1\n , \n\n\n".utf8))

        #expect(summary.rows == 1)
        #expect(summary.layout.start.row == 3)
        #expect(summary.columns == ["Name", "Phone"])
    }

    @Test func `Stores pieces of one size that add up to the file`() throws {
        let line = Array("Ada,+4915123456789,a note that fills the line\n".utf8)
        let file = Array("Name,Phone,Note\n".utf8) + Array(repeating: line, count: 20_000).flatMap { $0 }
        var intake = ImportIntake(limits: ImportLimits(), defaultCountry: "IN")
        var pieces: [[UInt8]] = []
        for start in stride(from: 0, to: file.count, by: 65_000) {
            pieces += try intake.take(Array(file[start..<min(start + 65_000, file.count)]))
        }
        let last = try intake.finish()
        pieces += last.pieces

        #expect(pieces.dropLast().allSatisfy { $0.count == ImportIntake.chunkBytes })
        #expect(pieces.flatMap { $0 } == file)
        #expect(last.summary.rows == 20_000)
    }

    @Test func `Any bytes at all are a file or a problem, never a crash`() {
        var generator = SeededGenerator(seed: 99)
        for _ in 0..<500 {
            let bytes = generator.bytes(Int.random(in: 0...200, using: &generator))
            _ = try? take(bytes, pieceBytes: 13)
        }
    }

    @discardableResult
    private func take(
        _ bytes: [UInt8],
        pieceBytes: Int = 1000,
        limits: ImportLimits = ImportLimits()
    ) throws -> (summary: ImportSummary, stored: [UInt8]) {
        var intake = ImportIntake(limits: limits, defaultCountry: "IN")
        var stored: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: pieceBytes) {
            stored += try intake.take(Array(bytes[start..<min(start + pieceBytes, bytes.count)])).flatMap { $0 }
        }
        let last = try intake.finish()
        return (last.summary, stored + last.pieces.flatMap { $0 })
    }
}

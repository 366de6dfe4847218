import Primitives
import Testing

@testable import Contacts

/// Days, numbers, yes and no, addresses and countries as other programs write them in a cell.
@Suite struct CellTests {
    @Test(arguments: [
        "2026-07-13", "2026/07/13", "2026.07.13", "13/07/2026", "13.07.2026", "13-07-26", "07/13/2026", "20260713",
        "46216",
        "46216.5", "13 Jul 2026", "13-Jul-26", "Jul 13, 2026", "July 13th, 2026", "Mon, 13 July 2026",
        "13 de julio de 2026",
        "13. Juli 2026", "13 juillet 2026", "2026-07-13T10:30:00Z", "2026-07-13 10:30:00", "13/07/2026 10:30 AM",
        "१३/०७/२०२६",
        "١٣/٠٧/٢٠٢٦", "13Jul2026", "2026-Jul-13", "2026年7月13日",
    ])
    func `A day is read however it is written`(text: String) {
        #expect(DayCell.read(text, monthFirst: false)?.description == "2026-07-13")
        #expect(DayCell.read(text, monthFirst: true)?.description == "2026-07-13")
    }

    @Test(
        arguments: [
            ("03/04/2026", false, "2026-04-03"), ("03/04/2026", true, "2026-03-04"), ("03.04.2026", true, "2026-04-03"),
            ("3-4-26", false, "2026-04-03"), ("01/02/69", false, "1969-02-01"), ("", false, nil), ("soon", false, nil),
            ("31/02/2026", false, nil), ("13/13/2026", false, nil), ("0/0/00", false, nil), ("2026", false, nil),
            ("07/13", true, nil),
            ("+91 98765 43210", false, nil), ("12345678901", false, nil),
        ] as [(String, Bool, String?)]
    )
    func `The order of day and month is the file's`(text: String, monthFirst: Bool, day: String?) {
        #expect(DayCell.read(text, monthFirst: monthFirst)?.description == day)
    }

    @Test(
        arguments: [
            ([["1/2/2026"], ["3/25/2026"]], true), ([["1/2/2026"], ["25/3/2026"]], false),
            ([["1/2/2026"], ["x"]], nil),
            ([["3/25/2026"], ["25/3/2026"]], false), ([["+91 98765-43210", "2026-03-25"]], nil),
        ] as [([[String]], Bool?)]
    )
    func `A day that tells the order tells it of all`(rows: [[String]], monthFirst: Bool?) {
        #expect(DayCell.monthFirst(rows) == monthFirst)
    }

    @Test(
        arguments: [
            ("1234.5", "IN", "1234.5"), ("1,234.50", "IN", "1234.50"), ("1,23,456.00", "IN", "123456.00"),
            ("1.234,50", "DE", "1234.50"),
            ("1,234", "IN", "1234"), ("1,234", "DE", "1.234"), ("12,5", "IN", "12.5"), ("1.234.567", "DE", "1234567"),
            ("₹ 1,200", "IN", "1200"), ("Rs. 500", "IN", "500"), ("12 %", "IN", "12"),
            ("1\u{202F}234,5", "FR", "1234.5"), ("(12)", "US", "-12"),
            ("−3,5", "DE", "-3.5"), ("१,२००", "IN", "1200"), ("1'200.50", "CH", "1200.50"), ("12 EUR", "DE", "12"),
            ("R$ 1.234,50", "BR", "1234.50"),
            ("many", "IN", nil), ("", "IN", nil), ("1,2.3,4", "IN", nil), ("12 apples", "IN", nil),
        ] as [(String, String, String?)]
    )
    func `A number is read as its country writes it`(text: String, country: String, number: String?) {
        #expect(NumberCell.read(text, country: country) == number)
    }

    @Test(
        arguments: [
            ("TRUE", OptIn.yes), ("Opted_In", .yes), ("Sí", .yes), ("WAHR", .yes), ("vrai", .yes), ("verdadeiro", .yes),
            ("हाँ", .yes),
            ("نعم", .yes), ("1.0", .yes), ("✓", .yes), ("Não", .no), ("opted-out", .no), ("FALSCH", .no), ("faux", .no),
            ("नहीं", .no),
            ("لا", .no), ("0", .no), ("perhaps", nil), ("", nil),
        ] as [(String, OptIn?)]
    )
    func `Yes and no are read in many languages`(text: String, word: OptIn?) {
        #expect(ConsentCell.read(text) == word)
    }

    @Test(arguments: [
        ("a@example.com ::: b@example.com", "a@example.com"), ("Asha <a@example.com>", "a@example.com"),
        ("mailto:a@example.com", "a@example.com"), ("a@example.com; b@example.com", "a@example.com"),
        ("none, yet", "none, yet"),
        ("o'brien@example.com", "o'brien@example.com"), (" a@example.com ", " a@example.com "),
    ])
    func `The first address of a cell is taken`(cell: String, address: String) {
        #expect(EmailCell.first(cell) == address)
    }

    @Test(
        arguments: [
            ("IN", "IN"), ("in", "IN"), ("India", "IN"), ("भारत", "IN"), ("Índia", "IN"), ("الهند", "IN"), ("+91", "IN"),
            ("0091", "IN"),
            ("91.0", "IN"), ("India (+91)", "IN"), ("Deutschland", "DE"), ("Alemania", "DE"), ("UK", "GB"),
            ("U.S.A.", "US"), ("1", "US"),
            ("Côte d’Ivoire", "CI"), ("Atlantis", nil), ("", nil), ("999", nil),
        ] as [(String, String?)]
    )
    func `A country is known by its names and its codes`(cell: String, code: String?) {
        #expect(CountryCell.read(cell) == code)
    }

    @Test(
        arguments: [
            (["Name", "Phone"], [["a", "b"]], 0),
            (["My people", "", ""], [["Name", "Phone", "City"], ["A", "9876543210", "x"]], 1),
            (["9876543210", "Asha"], [["9876543211", "Bina"]], nil), (["Alpha", "Beta"], [["x", "y"]], 0),
            (["Kunde", "Ort"], [["Client", ""], ["x", "9876543210"]], 0),
        ] as [([String], [[String]], Int?)]
    )
    func `The header is found below titles`(first: [String], rows: [[String]], place: Int?) {
        #expect(HeaderRow([first] + rows).place == place)
    }

    @Test(arguments: TextEncoding.allCases)
    func `Every byte is a letter in every encoding`(encoding: TextEncoding) {
        let text = encoding.decode(Array(UInt8(1)...255)[...])
        #expect(text.unicodeScalars.count >= 255)
        #expect(text.unicodeScalars.prefix(127).map(\.value) == Array(1...127))
    }
}

import Credits
import Primitives
import Testing

struct MetaRateCardTests {
    private static let metadata =
        "WhatsApp Business Platform\nRate card\nCurrency: see below\n\"Effective, as announced\"\n\n"
    private static let header =
        "Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service\n"
    private static let day = CivilDay("2026-10-01") ?? CivilDay(daysSince1970: 0)

    private func read(_ text: String, _ currency: String = "USD") throws(PriceImportError) -> RateSheet {
        try MetaRateCard.read(Array(text.utf8), currency: currency, effective: Self.day)
    }

    @Test func `Reads Meta's file with its metadata, signs and absent rates`() throws {
        let sheet = try read(
            "\u{FEFF}" + Self.metadata + Self.header
                + "India,$US,0.0118,0.0014,0.0014,0.0280,0.0014\r\nRest of Central & Eastern Europe,$US,0.0860,0.0212,0.0212,n/a,0.0212\r\n"
        )

        #expect(sheet.currency == "USD")
        #expect(sheet.rates.count == 10)
        #expect(sheet.rates[PriceKey(market: "India", category: .marketing)] == 11_800)
        let absent = sheet.rates[
            PriceKey(market: "Rest of Central & Eastern Europe", category: .authenticationInternational)
        ]
        #expect(absent == .some(nil))
    }

    @Test(arguments: [
        ("₹", "INR"), ("A$", "AUD"), ("£", "GBP"), ("RP", "IDR"), ("Rp", "IDR"), ("aed", "AED"), ("€", "EUR"),
    ])
    func `Knows the odd ways in which currencies are written`(sign: String, currency: String) throws {
        #expect(try read(Self.header + "India,\(sign),1,1,1,n/a,1", currency).currency == currency)
    }

    private static let wrong: [(String, PriceImportError)] = [
        ("", .noHeader),
        ("Market,Currency,Marketing\nIndia,$US,1", .noHeader),
        (header, .empty),
        (header + ",,,,,,\n", .empty),
        (header + "India,$US,1,1,1\n", .columns(line: 2, found: 5, expected: 7)),
        (header + "India,$,1,1,1,n/a,1\n", .unknownCurrency(line: 2, text: "$")),
        (header + "India,₹,1,1,1,n/a,1\n", .wrongCurrency(line: 2, expected: "USD", found: "INR")),
        (header + "India,$US,1,1,1,n/a,1\nIndia,$US,1,1,1,n/a,1\n", .duplicateMarket(line: 3, market: "India")),
        (header + "India,$US,1,1e-3,1,n/a,1\n", .rate(line: 2, column: "utility", text: "1e-3")),
        (header + "India,$US,1,-1,1,n/a,1\n", .rate(line: 2, column: "utility", text: "-1")),
        (header + "India,$US,,1,1,n/a,1\n", .rate(line: 2, column: "marketing", text: "")),
        (header + "India,$US,1,1,1,n/a,missing\n", .rate(line: 2, column: "service", text: "missing")),
        (header + "\"India,$US,1,1,1,n/a,1\n", .openQuote(line: 2)),
        ("\"\n" + header, .openQuote(line: 1)),
        (String(repeating: "x\n", count: 5_001), .tooLong(line: 5_001)),
        (header + "x" + String(repeating: ",", count: 99) + "\n", .columns(line: 2, found: 100, expected: 7)),
    ]

    @Test(arguments: wrong)
    func `Says what is wrong with a file`(text: String, error: PriceImportError) {
        #expect(throws: error) { try read(text) }
    }

    @Test func `A file that is not UTF-8 is refused with its line, wherever that is`() {
        let bytes = Array(Self.header.utf8) + [0x49, 0xE9] + Array(",$US,1,1,1,n/a,1\n".utf8)
        #expect(throws: PriceImportError.encoding(line: 2)) {
            try MetaRateCard.read(bytes, currency: "USD", effective: Self.day)
        }
    }
}

import Credits
import Primitives
import Testing

struct MarketMapTests {
    private let markets = MarketMap.embedded

    @Test(arguments: [
        ("+918122601815", "2026-11-23", "91", "India"),
        // The longest prefix wins: Kazakhstan and the Bahamas share a first digit with Russia and the United States.
        ("+77012345678", "2026-11-23", "77", "Kazakhstan"), ("+79161234567", "2026-11-23", "7", "Russia"),
        ("+12425550123", "2026-11-23", "1242", "Other"), ("+12125550123", "2026-11-23", "1", "North America"),
        // Countries that left their region, before and after.
        ("+6581231948", "2026-06-30", "65", "Rest of Asia Pacific"), ("+6581231948", "2026-07-01", "65", "Singapore"),
        ("+8801712345678", "2026-09-30", "880", "Rest of Asia Pacific"),
        ("+8801712345678", "2026-10-01", "880", "Bangladesh"),
        ("+77012345678", "2026-09-30", "77", "Other"),
        // Nobody names it: satellite phones.
        ("+881612345678", "2026-11-23", "*", "Other"),
    ])
    func `A number is in the market of its calling code on the day`(
        number: String,
        day: String,
        callingCode: String,
        market: String
    ) throws {
        let phone = try #require(PhoneNumber(number))
        let found = markets.callingCode(of: phone)

        #expect(found == callingCode)
        #expect(markets.market(of: found, on: try #require(CivilDay(day))) == market)
    }

    @Test func `The embedded table is whole`() {
        #expect(markets.prefixes.count == 235)
        #expect(markets.names.count == 47)
        #expect(markets.names.isSuperset(of: ["Other", "India", "Rest of Central & Eastern Europe"]))
    }

    @Test(
        arguments: [
            ("Singapore", "Rest of Asia Pacific"), ("Kazakhstan", "Other"), ("Morocco", "Rest of Africa"),
            ("India", nil),
            ("Rest of Africa", nil), ("Atlantis", nil),
        ] as [(String, String?)]
    )
    func `A market knows the region it came from`(market: String, former: String?) {
        #expect(markets.former(market) == former)
    }
}

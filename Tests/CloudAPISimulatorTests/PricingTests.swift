import Primitives
import Testing

@testable import CloudAPISimulator

struct PricingRulesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let day: String
        let category: PriceCategory
        var window = false
        var entry = false
        var left = 1_000
        let billable: Bool
        let type: PriceType?

        var testDescription: String { "\(day) \(category) window \(window) entry \(entry) left \(left)" }
    }

    static let cases: [Case] = [
        // Until 2025-06-30: conversations.
        Case(day: "2025-06-30", category: .service, window: true, billable: false, type: nil),
        Case(day: "2025-06-30", category: .utility, window: true, billable: true, type: nil),
        Case(day: "2025-06-30", category: .marketing, window: true, billable: true, type: nil),
        Case(day: "2025-06-30", category: .marketing, entry: true, billable: false, type: nil),
        // 2025-07-01 to 2026-09-30: utility is free in an open window, service always.
        Case(day: "2025-07-01", category: .utility, window: true, billable: false, type: .freeCustomerService),
        Case(day: "2025-07-01", category: .utility, billable: true, type: .regular),
        Case(day: "2026-09-30", category: .utility, window: true, billable: false, type: .freeCustomerService),
        Case(day: "2026-09-30", category: .service, window: true, left: 0, billable: false, type: .freeCustomerService),
        Case(day: "2026-09-30", category: .marketing, window: true, billable: true, type: .regular),
        Case(day: "2026-09-30", category: .authentication, window: true, billable: true, type: .regular),
        // Since 2026-10-01: utility is charged, service beyond 1,000 a month.
        Case(day: "2026-10-01", category: .utility, window: true, billable: true, type: .regular),
        Case(day: "2026-10-01", category: .service, window: true, left: 1, billable: false, type: .freeCustomerService),
        Case(day: "2026-10-01", category: .service, window: true, left: 0, billable: true, type: .regular),
        Case(day: "2026-11-23", category: .authentication, billable: true, type: .regular),
        Case(day: "2026-11-23", category: .authentication, entry: true, billable: false, type: .freeEntryPoint),
        Case(
            day: "2026-11-23",
            category: .service,
            window: true,
            entry: true,
            left: 0,
            billable: false,
            type: .freeEntryPoint
        ),
    ]

    @Test(arguments: cases)
    func `Is free or charged by the rules of the day`(example: Case) throws {
        let day = try #require(CivilDay(example.day))

        let pricing = PricingRules.price(
            PricingQuestion(
                category: example.category,
                isServiceWindowOpen: example.window,
                isEntryPointOpen: example.entry,
                freeServiceLeft: example.left,
                era: PricingRules.era(on: day)
            )
        )

        #expect(pricing.billable == example.billable)
        #expect(pricing.type == example.type)
        #expect(pricing.category == (example.entry ? .referralConversion : example.category))
        #expect(pricing.model == (example.day < "2025-07-01" ? "CBP" : "PMP"))
    }
}

struct MarketTableTests {
    @Test(arguments: [
        ("919876543210", "2026-11-23", "India"),
        ("12025550143", "2026-11-23", "North America"),
        ("18765550143", "2026-11-23", "Rest of Latin America"),
        ("12425550143", "2026-11-23", "Other"),
        ("77012345678", "2026-11-23", "Kazakhstan"),
        ("77012345678", "2026-09-30", "Other"),
        ("79161234567", "2026-11-23", "Russia"),
        ("6591234567", "2026-06-30", "Rest of Asia Pacific"),
        ("6591234567", "2026-07-01", "Singapore"),
        ("8801712345678", "2026-09-30", "Rest of Asia Pacific"),
        ("8801712345678", "2026-10-01", "Bangladesh"),
        ("2991234567", "2026-11-23", "Other"),
    ])
    func `Finds the market by the longest calling code and the day`(digits: String, day: String, market: String) throws
    {
        #expect(MarketTable.bundled.market(of: digits, on: try #require(CivilDay(day))) == market)
    }
}

struct RateCardTests {
    @Test(arguments: [
        ("USD", "India", PriceCategory.marketing, "2026-11-23", "0.0118"),
        ("USD", "India", .service, "2026-11-23", "0.0014"),
        ("USD", "India", .service, "2026-09-30", "0"),
        ("USD", "Germany", .utility, "2026-10-01", "0.055"),
        ("INR", "India", .marketing, "2026-11-23", "0.8631"),
        ("INR", "India", .service, "2026-11-23", "0.115"),
        ("INR", "India", .authenticationInternational, "2026-11-23", "2.4971"),
        ("USD", "Germany", .referralConversion, "2026-10-01", "0"),
    ])
    func `Knows the rate of the day`(
        currency: String,
        market: String,
        category: PriceCategory,
        day: String,
        rate: String
    ) throws {
        let card = RateCard(currency: currency)

        let found = card.rate(market: market, category: category, on: try #require(CivilDay(day)))

        #expect(found == Points(rate))
    }

    @Test func `Says that it does not know, rather than guess`() throws {
        let card = RateCard(currency: "USD")

        #expect(
            card.rate(
                market: "Bangladesh",
                category: .authenticationInternational,
                on: try #require(CivilDay("2026-11-23"))
            ) == nil
        )
        #expect(card.rate(market: "India", category: .marketing, on: try #require(CivilDay("2020-01-01"))) == nil)
    }

    @Test func `Has a rate for every market of today's table`() throws {
        let card = RateCard(currency: "USD")
        let day = try #require(CivilDay("2026-11-23"))
        let markets = Set(
            CommaSeparated.rows(PackageResources.country_market_csv).map {
                MarketTable.bundled.market(of: $0[0], on: day)
            }
        )

        #expect(markets.count == 47)
        for market in markets {
            #expect(card.rate(market: market, category: .marketing, on: day) != nil, "\(market)")
        }
    }
}

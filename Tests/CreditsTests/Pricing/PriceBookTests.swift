import Credits
import Primitives
import Testing

struct PriceBookTests {
    private static let freeMonths: [(String, String?)] = [
        ("2026-09-30T18:29:59Z", nil), ("2026-09-30T18:30:00Z", "2026-10 1000"),
        ("2026-11-30T18:29:59Z", "2026-11 1000"), ("2026-11-30T18:30:00Z", "2026-12 1000"),
    ]

    @Test(arguments: freeMonths)
    func `A number's free service messages are counted by the month of the account's zone, once the rule holds`(
        moment: String,
        expected: String?
    ) throws {
        let book = PriceBook(name: "INR", utcOffsetMinutes: 330, version: 1, prices: [])

        let free = book.freeService(at: try #require(Timestamp(moment)))

        #expect(free.map { "\($0.month) \($0.messages)" } == expected)
    }

    private static let india = "India"

    private func book(_ missing: MissingPrices = .refuse, offset: Int64 = 330) -> PriceBook {
        var prices: [Price] = []
        func add(_ market: String, _ category: MessageCategory, _ from: String, _ micro: Int64?) {
            let from = (CivilDay(from)?.daysSince1970 ?? 0) * 86400 - offset * 60
            prices.append(
                Price(
                    id: PriceID(rawValue: Int64(prices.count + 1)),
                    market: market,
                    category: category,
                    from: Timestamp(seconds: from),
                    amount: micro.map(Points.init(micro:))
                )
            )
        }
        add(Self.india, .marketing, "2026-01-01", 863_100)
        add(Self.india, .marketing, "2025-10-01", 784_600)
        add(Self.india, .utility, "2025-10-01", 115_000)
        add(Self.india, .authenticationInternational, "2025-10-01", 2_300_000)
        add(Self.india, .authenticationInternational, "2026-10-01", nil)
        add("Rest of Asia Pacific", .marketing, "2025-10-01", 5_366_400)
        return PriceBook(name: "INR", utcOffsetMinutes: offset, version: 1, prices: prices, missingPrices: missing)
    }

    private func at(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    @Test(arguments: [
        ("2025-09-30T18:30:00Z", 784_600), ("2025-12-31T18:29:59.999Z", 784_600), ("2025-12-31T18:30:00Z", 863_100),
        ("2026-11-23T09:00:00Z", 863_100),
    ])
    func `A price begins at midnight of the book's time zone`(moment: String, micro: Int64) throws {
        #expect(try book().price(of: .marketing, in: Self.india, at: at(moment)).amount.micro == micro)
    }

    @Test func `Before the first line there is no price, and the error says what to import`() throws {
        #expect(
            throws: CreditError.priceMissing(
                book: "INR",
                category: .marketing,
                market: Self.india,
                day: try #require(CivilDay("2025-09-30"))
            )
        ) {
            try book().price(of: .marketing, in: Self.india, at: at("2025-09-30T18:29:59Z"))
        }
    }

    @Test func `A category without a line of its own is priced as the one it is a kind of`() throws {
        let moment = try at("2026-11-23T09:00:00Z")

        #expect(try book().price(of: .service, in: Self.india, at: moment).amount.micro == 115_000)
        #expect(try book().price(of: .marketingLite, in: Self.india, at: moment).amount.micro == 863_100)
    }

    @Test func `A closed line is never guessed unless the operator says so`() throws {
        let moment = try at("2026-11-23T09:00:00Z")

        #expect(throws: CreditError.self) {
            try book().price(of: .authenticationInternational, in: Self.india, at: moment)
        }
        let last = try book(.lastKnown).price(of: .authenticationInternational, in: Self.india, at: moment)
        #expect(last.amount.micro == 2_300_000)
    }

    @Test func `A new market without a price costs its old region's, only if the operator says so`() throws {
        let singapore = try #require(PhoneNumber("+6581231948"))
        let moment = try at("2026-11-23T09:00:00Z")

        #expect(throws: CreditError.self) { try book().quote(.marketing, to: singapore, window: .closed, at: moment) }
        let quote = try book(.lastKnown).quote(.marketing, to: singapore, window: .closed, at: moment)
        #expect(quote.amount.micro == 5_366_400)
        #expect(quote.market == "Singapore")
        #expect(throws: CreditError.self) {
            try book(.lastKnown).quote(.utility, to: singapore, window: .closed, at: moment)
        }
    }

    @Test func `A quote that is free needs no price`() throws {
        let number = try #require(PhoneNumber("+6581231948"))
        let moment = try at("2026-11-23T09:00:00Z")
        let window = Window(serviceUntil: nil, entryPointUntil: moment + .hours(1), freeServiceLeft: 0)

        let quote = try book().quote(.marketing, to: number, window: window, at: moment)

        #expect(quote.amount == .zero && quote.price == nil && quote.free == .entryPoint)
    }

    @Test func `A message delivered after its country got a market of its own is priced there`() throws {
        let number = try #require(PhoneNumber("+6581231948"))
        let sent = try at("2026-06-30T18:29:59Z")
        let quote = try book().quote(.marketing, to: number, window: .closed, at: sent)

        #expect(quote.market == "Rest of Asia Pacific")
        #expect(throws: CreditError.self) { try book().price(of: .marketing, for: quote, at: sent + .seconds(1)) }
        #expect(try book().price(of: .marketing, for: quote, at: sent).amount.micro == 5_366_400)
    }

    @Test func `The lines in force say when the next ones begin`() throws {
        let lines = book().lines(at: try at("2025-11-01T00:00:00Z"))

        let marketing = try #require(lines.first { $0.price.market == Self.india && $0.price.category == .marketing })
        #expect(marketing.price.amount?.micro == 784_600)
        #expect(marketing.until == (try at("2025-12-31T18:30:00Z")))
        #expect(lines.count == 4)
        #expect(book().lines(at: try at("2026-11-01T00:00:00Z")).count == 3)
    }
}

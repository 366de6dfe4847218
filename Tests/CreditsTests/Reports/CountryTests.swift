import Credits
import Foundation
import Primitives
import TestSupport
import Testing

/// A market of Meta's price list is often many countries.
struct CountryTests {
    private static let channel = ChannelID(rawValue: 31)

    private func send(_ bank: Bank, _ id: Int64, to number: String, points: Int64) async throws {
        let markets = MarketMap.embedded
        let code = PhoneNumber(number).map(markets.callingCode)
        let day = try #require(CivilDay("2026-11-23"))
        let quote = Quote(
            category: .marketing,
            market: code.map { markets.market(of: $0, on: day) } ?? "India",
            callingCode: code,
            amount: Points(points),
            price: nil,
            free: nil
        )
        try await bank.write { ledger in
            let hold = try ledger.hold(
                bank.workspace,
                reference: "message:\(id)",
                amount: quote.amount,
                expiresAt: bank.now + .days(30)
            )
            let subject = ChargeSubject(channel: Self.channel, contact: ContactID(rawValue: id))
            let message = MessageID(rawValue: id)
            try ledger.assign(bank.workspace, hold: hold, charges: [(message, quote)], about: [message: subject])
        }
        try await bank.settle([bank.delivered(id)])
    }

    private func setPrice(_ bank: Bank, _ market: String, _ points: Int64) async throws {
        let sheet = RateSheet(
            currency: "INR",
            effective: try #require(CivilDay("2026-01-02")),
            rates: [PriceKey(market: market, category: .marketing): Points(points).micro]
        )
        _ = try await bank.service.importPrices(sheet, source: "test", dryRun: false)
    }

    @Test(arguments: TestDatabase.all)
    func `The countries of one market are told apart, and each names its market`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 1000)
        for (market, points) in [("Rest of Africa", Int64(2)), ("North America", 4), ("Other", 8)] {
            try await setPrice(bank, market, points)
        }
        try await send(bank, 1, to: "+254712345678", points: 2)
        try await send(bank, 2, to: "+254712345679", points: 2)
        try await send(bank, 3, to: "+251911234567", points: 2)
        // One calling code of two countries, and one of a country that shares its first digit.
        try await send(bank, 4, to: "+12025550143", points: 4)
        try await send(bank, 5, to: "+12425550143", points: 8)
        try await send(bank, 6, to: "+919810000001", points: 1)
        // Of a row without a calling code nothing is known but the market.
        try await send(bank, 7, to: "", points: 1)
        bank.clock.advance(by: .minutes(1))

        let body = try await bank.object("/api/credits/usage?group=country")
        let rows = try #require(body["rows"] as? [[String: Any]])
        let words = rows.map { row in
            let markets = (row["markets"] as? [String] ?? []).joined(separator: "+")
            return "\(row["key"] ?? "") \(row["messages"] ?? "") \(row["points"] ?? "") \(markets)"
        }
        #expect(
            words == [
                " 1 1 India", "BS 1 8 Other", "ET 1 2 Rest of Africa", "IN 1 1 India", "KE 2 4 Rest of Africa",
                "US|CA 1 4 North America",
            ]
        )
        #expect((body["totals"] as? [String: Any])?["points"] as? String == body["journal"] as? String)
        let csv = try await bank.ask("/api/credits/usage.csv").body
        #expect(csv.contains(",charged,2,marketing,ET,Rest of Africa,\(Self.channel),"))
        let json = try await bank.ask("/api/credits/usage.jsonl").body
        #expect(json.contains(#""country":"US|CA""#) && json.contains(#""market":"North America""#))
        let other = try await bank.object("/api/credits/usage?group=category")
        #expect((other["rows"] as? [[String: Any]])?.allSatisfy { $0["markets"] is NSNull } == true)
    }
}

import Credits
import Primitives
import Testing

extension Bank {
    static let number = ChannelID(rawValue: 21)

    /// Tiers of India from a day on, by their first message; the list rate must be the book's.
    func setTiers(
        _ rates: [Int64: String],
        of category: MessageCategory = .utility,
        list: String = "0.5",
        from day: String = "2026-11-01"
    ) async throws {
        let sheet = RateSheet(
            currency: "INR",
            effective: try #require(CivilDay(day)),
            rates: Dictionary(
                uniqueKeysWithValues: try rates.map { from, rate in
                    (
                        PriceKey(market: "India", category: category, tierFrom: from),
                        try #require(Points(rate)).micro
                    )
                }
            ),
            listRates: [PriceKey(market: "India", category: category): try #require(Points(list)).micro]
        )
        _ = try await service.importPrices(sheet, source: "tiers", dryRun: false)
    }

    /// What Meta's webhook says.
    static func news(
        _ from: Int64,
        at moment: Timestamp,
        category: String = "UTILITY",
        month: String = "2026-11",
        region: String = "India"
    ) -> VolumeNews {
        VolumeNews(
            region: region,
            category: category,
            tier: "\(from):\(from + 999)",
            month: month,
            updateSeconds: moment.seconds
        )
    }

    func hear(_ news: VolumeNews, of channel: ChannelID = number, in other: WorkspaceID? = nil) async throws {
        try await write { try $0.hear(news, of: channel, in: other ?? workspace) }
    }

    /// Utility messages from one number, held for at the list price and submitted.
    func tieredCampaign(
        _ messages: ClosedRange<Int64>,
        reference: String = "campaign",
        by channel: ChannelID = number,
        quoted: MessageCategory = .utility
    ) async throws {
        let ids = messages.map { MessageID(rawValue: $0) }
        let quote = try quote(quoted)
        let about = Dictionary(
            uniqueKeysWithValues: ids.map {
                ($0, ChargeSubject(channel: channel, contact: ContactID(rawValue: $0.rawValue)))
            }
        )
        try await write { ledger in
            let amount = Points(micro: quote.amount.micro * Int64(ids.count))
            let hold = try ledger.hold(workspace, reference: reference, amount: amount, expiresAt: now + .days(31))
            try ledger.assign(workspace, hold: hold, charges: ids.map { ($0, quote) }, about: about)
        }
    }

    func charged(_ messages: ClosedRange<Int64>) async throws -> [String] {
        var charged: [String] = []
        for message in messages { charged.append("\(try await charge(message)?.charge.charged ?? .zero)") }
        return charged
    }
}

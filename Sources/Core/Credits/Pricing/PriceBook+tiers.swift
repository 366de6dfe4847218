package import Primitives

extension PriceBook {
    /// The price of a message that was quoted so and delivered at `moment` as `category`, by a number that has reached `tiers`.
    ///
    /// - Throws: `CreditError.priceMissing`.
    package func price(
        of category: MessageCategory,
        for quote: Quote,
        at moment: Timestamp,
        by channel: ChannelID? = nil,
        reached tiers: VolumeTiers = .none
    ) throws(CreditError) -> (id: PriceID, amount: Points) {
        let market = quote.callingCode.map { markets.market(of: $0, on: day(of: moment)) } ?? quote.market
        return try price(of: category, in: market, at: moment, by: channel, reached: tiers)
    }

    /// The price of a message that a number delivers at `moment`: that of the highest step which it has reached by then in
    /// that month and which the book knows; at list where there is none.
    ///
    /// Never more than the list price, by which messages are quoted and held for.
    ///
    /// - Throws: `CreditError.priceMissing`.
    package func price(
        of category: MessageCategory,
        in market: String,
        at moment: Timestamp,
        by channel: ChannelID?,
        reached tiers: VolumeTiers
    ) throws(CreditError) -> (id: PriceID, amount: Points) {
        let list = try price(of: category, in: market, at: moment)
        guard let channel, !tiers.isEmpty else { return list }
        let month = month(of: day(of: moment))
        for step in tiers.steps(of: channel, in: market, category, month: month) where step.since <= moment {
            let found = tier(PriceKey(market: market, category: category, tierFrom: step.tierFrom), at: moment)
            if let found, found.amount <= list.amount { return found }
        }
        return list
    }

    /// What a step costs at `moment`; `nil` when the book does not know it.
    package func tier(_ key: PriceKey, at moment: Timestamp) -> (id: PriceID, amount: Points)? {
        lines(of: key).last { $0.from <= moment }.flatMap { line in line.amount.map { (line.id, $0) } }
    }

    /// `2026-11`
    package func month(of day: CivilDay) -> String { String(day.description.prefix(7)) }
}

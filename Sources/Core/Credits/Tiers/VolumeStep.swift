package import Primitives

/// A step of Meta's volume discount: messages of a month beyond a bound cost less.
///
/// Source: `reference/whatsapp-cloud-api.md` section 11: utility and authentication only; counted for each portfolio, market and
/// category over the calendar month of the account; only messages above a boundary get the lower rate.
package struct VolumeStep: Hashable, Sendable {
    package static let categories: [MessageCategory] = [.utility, .authentication, .authenticationInternational]

    /// Of a number: Meta has some 50 markets with three categories and six steps. What is beyond that is no word of Meta's.
    static let monthMost = 1_000

    /// Meta's name of it, which the price book may not know.
    package let market: String
    package let category: MessageCategory
    /// `2026-11`, where the account is. Of another month it says nothing.
    package let month: String
    /// The first message of the month at the lower rate.
    package let tierFrom: Int64
    package let since: Timestamp

    package init(market: String, category: MessageCategory, month: String, tierFrom: Int64, since: Timestamp) {
        self.market = market
        self.category = category
        self.month = month
        self.tierFrom = tierFrom
        self.since = since
    }

    package var key: PriceKey { PriceKey(market: market, category: category, tierFrom: tierFrom) }
}

import Credits
import Primitives

/// A price book: Meta's rates of one currency, and what is added to them.
struct PriceBookBody: Codable, Sendable {
    let name: String
    /// ISO 4217.
    let currency: String
    let pointsPerUnit: Int64
    /// Minutes east of UTC of the midnight at which prices begin.
    let utcOffsetMinutes: Int64
    /// In force now.
    let marginPercent: String
    let margins: [DatedMarginBody]
    /// How many have a price now.
    let markets: Int
    /// The day from which the newest of the prices holds, yyyy-mm-dd.
    let lastFrom: String?
    /// How many pay by this book.
    let workspaces: Int
    /// Steps of Meta's volume discount that some of them have reached this month and that have no price here: they pay the
    /// list price until Meta's file of volume tiers is imported.
    let unpricedTiers: [UnpricedTierBody]

    init(_ standing: PriceBookStanding) {
        name = standing.terms.currency
        currency = standing.terms.currency
        pointsPerUnit = standing.terms.pointsPerUnit
        utcOffsetMinutes = standing.terms.utcOffsetMinutes
        marginPercent = standing.margin.percent
        margins = standing.margins.map { DatedMarginBody(from: "\($0.from)", percent: $0.margin.percent) }
        markets = standing.markets
        lastFrom = standing.lastFrom.map { "\($0)" }
        workspaces = standing.workspaces
        unpricedTiers = standing.unpricedTiers.map {
            UnpricedTierBody(
                market: $0.key.market,
                category: $0.key.category,
                tierFrom: $0.key.tierFrom,
                workspaces: $0.workspaces
            )
        }
    }
}

struct UnpricedTierBody: Codable, Sendable {
    let market: String
    let category: MessageCategory
    /// The first message of the month at the lower rate.
    let tierFrom: Int64
    let workspaces: Int
}

struct DatedMarginBody: Codable, Sendable {
    /// A day, yyyy-mm-dd.
    let from: String
    /// A decimal from 0 to 1000 with at most two places.
    let percent: String
}

struct OperatorPriceBody: Codable, Sendable {
    let market: String
    let category: MessageCategory
    /// The first message of the month that it is for; 0 is the list price.
    let tierFrom: Int64
    /// `nil`: there is no price.
    let amount: Points?
    /// Meta's rate in the book's currency, a decimal.
    let cost: String?
    let from: Timestamp
    /// When the next price begins; `nil` while none is known.
    let to: Timestamp?

    init(_ price: Price, until: Timestamp?) {
        market = price.market
        category = price.category
        tierFrom = price.tierFrom
        amount = price.amount
        // Millionths, as points are.
        cost = price.rate.map { Points(micro: $0).description }
        from = price.from
        to = until
    }
}

struct PriceImportBody: Codable, Sendable {
    let from: String
    let opened: [Opened]
    let closed: [Closed]
    let unchanged: Int
    /// Markets that the file does not speak of: they stay as they are.
    let untouched: [String]
    /// False for a dry run.
    let applied: Bool

    struct Opened: Codable, Sendable {
        let market: String
        let category: MessageCategory
        /// The first message of the month that it is for; 0 is the list price.
        let tierFrom: Int64
        let before: Points?
        let after: Points
    }

    struct Closed: Codable, Sendable {
        let market: String
        let category: MessageCategory
        let tierFrom: Int64
    }

    init(_ update: PriceUpdate, applied: Bool) {
        from = "\(update.effective)"
        opened = update.opened.map {
            Opened(
                market: $0.key.market,
                category: $0.key.category,
                tierFrom: $0.key.tierFrom,
                before: $0.before,
                after: $0.after
            )
        }
        closed = update.closed.map { Closed(market: $0.market, category: $0.category, tierFrom: $0.tierFrom) }
        unchanged = update.unchanged
        untouched = update.untouched
        self.applied = applied
    }
}

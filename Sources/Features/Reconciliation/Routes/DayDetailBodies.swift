import Invoices
import Primitives

/// `GET /api/reconciliation/{day}`.
struct DayDetailBody: Codable, Sendable {
    let day: String
    let state: ReconciledDay.State
    let rows: [RowBody]
}

struct RowBody: Codable, Sendable {
    let market: String
    /// `US, CA`; empty for the countries that Meta's list does not name.
    let country: String
    let category: String
    let type: String
    let tier: String
    let ours: Int64
    let theirs: Int64
    let oursPoints: Points
    let theirsCost: MoneyBody?
    let `class`: Difference
    let words: String

    init(_ row: ComparedTally, isWaiting: Bool, currency: String?) {
        let tally = row.tally
        market = tally.key.market
        country = tally.key.country == "*" ? "" : tally.key.country.replacing("|", with: ", ")
        category = tally.key.category.lowercased()
        type = tally.key.type.lowercased()
        tier = tally.tier
        ours = tally.ours
        theirs = tally.theirs
        oursPoints = tally.ourPoints
        theirsCost = currency.flatMap { currency in
            tally.theirCost.map { MoneyBody(Money(millionths: $0, currency: currency)) }
        }
        `class` = isWaiting && row.difference != .agrees ? .waiting : row.difference
        words = row.words(isWaiting: isWaiting)
    }
}

struct ClosingBody: Codable, Sendable {
    let reason: String
}

struct RefreshBody: Codable, Sendable {
    /// `2026-11-01`
    let from: String
    /// Inclusive.
    let to: String
}

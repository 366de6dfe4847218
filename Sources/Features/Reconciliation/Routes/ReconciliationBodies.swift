import Invoices
import Messaging
import Primitives

/// `GET /api/reconciliation`.
struct MonthBody: Codable, Sendable {
    let month: String
    let timeZone: String
    let accounts: [AccountBody]
    let days: [DayBody]
    let totals: TotalsBody
    let margins: [MarginBody]

    init(_ book: MonthBook) {
        month = book.month
        timeZone = book.timeZone
        accounts = book.accounts.map(AccountBody.init)
        days = book.days.map(DayBody.init)
        totals = TotalsBody(book.totals)
        margins = book.margins.map(MarginBody.init)
    }
}

struct AccountBody: Codable, Sendable {
    let channelId: ChannelID
    let name: String
    let wabaId: String
    let lastAskedAt: Timestamp?
    let lastError: String?

    init(_ account: ReconciliationAccount) {
        channelId = account.channel.id
        name = account.channel.name
        wabaId = account.channel.wabaID
        lastAskedAt = account.standing.askedAt
        lastError = account.standing.lastError
    }
}

struct OursBody: Codable, Sendable {
    /// Charged.
    let messages: Int64
    let free: Int64
    let points: Points

    init(_ line: MonthBook.Line) {
        messages = line.ours.charged
        free = line.ours.free
        points = line.points
    }
}

struct TheirsBody: Codable, Sendable {
    /// Charged.
    let volume: Int64
    let free: Int64
    /// `nil` where Meta withholds it.
    let cost: MoneyBody?

    init?(_ line: MonthBook.Line) {
        guard let theirs = line.theirs else { return nil }
        volume = theirs.charged
        free = theirs.free
        cost = line.cost.map(MoneyBody.init)
    }
}

struct DayBody: Codable, Sendable {
    /// `2026-11-29`
    let day: String
    let ours: OursBody
    /// `nil` when Meta was not asked.
    let theirs: TheirsBody?
    /// Messages that the two count differently.
    let difference: Int64
    let state: ReconciledDay.State
    let closedAt: Timestamp?

    init(_ line: MonthBook.Line) {
        day = line.day.map { "\($0)" } ?? ""
        ours = OursBody(line)
        theirs = TheirsBody(line)
        difference = line.difference
        state = line.state
        closedAt = line.closedAt
    }
}

struct TotalsBody: Codable, Sendable {
    let ours: OursBody
    let theirs: TheirsBody?
    let difference: Int64

    init(_ line: MonthBook.Line) {
        ours = OursBody(line)
        theirs = TheirsBody(line)
        difference = line.difference
    }
}

struct MarginBody: Codable, Sendable {
    /// `marketing`
    let category: String
    let points: Points
    let cost: MoneyBody?
    /// What the points are worth less what they cost; below zero where messages are sold under their cost.
    let margin: MoneyBody?

    init(_ margin: MonthBook.Margin) {
        category = margin.category.lowercased()
        points = margin.points
        cost = margin.cost.map(MoneyBody.init)
        self.margin = margin.margin.map(MoneyBody.init)
    }
}

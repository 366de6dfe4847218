import Primitives

/// What `GET /api/credits` gives.
struct CreditsBody: Codable, Sendable {
    let available: Points
    let held: Points
    let spent: Points
    let state: Wallet.State
    let noticeAt: Points
    /// The lock refuses free messages too.
    let strict: Bool
    let caps: CapsBody
    /// `nil` when nothing is spent, nothing is left, or it lasts for more than a year.
    let forecast: ForecastBody?
    let lots: [LotBody]
    let holds: [HoldBody]
}

/// When the credits will have run out.
struct ForecastBody: Codable, Sendable {
    let emptyAt: Timestamp
    let earliest: Timestamp
    /// `nil` for later than a year from now.
    let latest: Timestamp?
    let perDay: Points

    init(_ forecast: Forecast) {
        emptyAt = forecast.emptyAt
        earliest = forecast.earliest
        latest = forecast.latest
        perDay = forecast.perDay
    }
}

struct LotBody: Codable, Sendable {
    let id: LotID
    let kind: String
    let amount: Points
    /// Free or held.
    let left: Points
    let expiresAt: Timestamp?

    init(_ lot: Lot) {
        id = lot.id
        kind = lot.kind.rawValue
        amount = lot.amount
        left = lot.free + lot.held
        expiresAt = lot.expiresAt
    }
}

struct HoldBody: Codable, Sendable {
    let id: HoldID
    let reference: String
    let label: String
    let amount: Points
    let captured: Points
    let released: Points
    let openedAt: Timestamp

    init(_ hold: Hold) {
        id = hold.id
        reference = hold.reference
        label = hold.label
        amount = hold.amount
        captured = hold.captured
        released = hold.released
        openedAt = hold.openedAt
    }
}

/// One row of the journal.
struct TransferBody: Codable, Sendable {
    let id: TransferID
    let at: Timestamp
    let kind: String
    let amount: Points
    let debit: String
    let credit: String
    let reference: String?
    let label: String?

    init(_ line: JournalStore.Line) {
        id = TransferID(rawValue: line.sequence)
        at = line.at
        kind = line.kind.rawValue
        amount = line.amount
        debit = line.kind.debit.rawValue
        credit = line.kind.credit.rawValue
        reference = line.reference
        label = line.label
    }
}

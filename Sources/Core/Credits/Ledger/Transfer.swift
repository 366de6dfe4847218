package import Primitives
import Storage

/// One movement of points: a row of the journal. Debit and credit follow from the kind, so that it balances by itself.
package struct Transfer: Sendable, Equatable {
    package let kind: TransferKind
    /// Above zero.
    package let amount: Points
    package let hold: HoldID?
    /// The lot that was granted, ran out, is taken back or is disputed.
    package let lot: LotID?
    /// The settlement whose entries it sums up.
    package let batch: BatchID?
    /// Says "this very movement": a second one with the same key cannot be written.
    package let idempotencyKey: String

    static func grant(_ kind: GrantKind, _ amount: Points, lot: LotID, reference: String) -> Transfer {
        Transfer(
            kind: kind.transfer,
            amount: amount,
            hold: nil,
            lot: lot,
            batch: nil,
            idempotencyKey: "grant:\(reference)"
        )
    }

    static func hold(_ amount: Points, hold: HoldID, reference: String) -> Transfer {
        Transfer(kind: .hold, amount: amount, hold: hold, lot: nil, batch: nil, idempotencyKey: "hold:\(reference)")
    }

    /// A capture, release or late charge of one hold in one settlement. `hold` is `nil` for messages that were quoted free.
    static func settlement(_ kind: TransferKind, _ amount: Points, hold: HoldID?, batch: BatchID) -> Transfer {
        let holder = hold.map { "\($0)" } ?? "free"
        return Transfer(
            kind: kind,
            amount: amount,
            hold: hold,
            lot: nil,
            batch: batch,
            idempotencyKey: "\(kind.rawValue):\(holder):\(batch)"
        )
    }

    /// What a hold gives back when it is closed. A hold closes once.
    static func closing(_ amount: Points, hold: HoldID) -> Transfer {
        Transfer(kind: .release, amount: amount, hold: hold, lot: nil, batch: nil, idempotencyKey: "close:\(hold)")
    }

    static func clawBack(_ kind: GrantKind, _ amount: Points, lot: LotID, reference: String) -> Transfer {
        Transfer(
            kind: kind.clawback,
            amount: amount,
            hold: nil,
            lot: lot,
            batch: nil,
            idempotencyKey: "clawback:\(reference)"
        )
    }

    static func deduction(_ amount: Points, reference: String) -> Transfer {
        Transfer(
            kind: .deduction,
            amount: amount,
            hold: nil,
            lot: nil,
            batch: nil,
            idempotencyKey: "deduct:\(reference)"
        )
    }

    static func freeze(_ amount: Points, lot: LotID, hold: HoldID, reference: String) -> Transfer {
        Transfer(kind: .freeze, amount: amount, hold: hold, lot: lot, batch: nil, idempotencyKey: "freeze:\(reference)")
    }

    static func shortfall(_ amount: Points, reference: String) -> Transfer {
        Transfer(
            kind: .shortfall,
            amount: amount,
            hold: nil,
            lot: nil,
            batch: nil,
            idempotencyKey: "shortfall:\(reference)"
        )
    }

    /// It has neither a hold nor a lot to be named by: what it is about is its key without `shortfall:`.
    static let shortfallReference: SQL = "substr(t.idempotency_key, 11)"

    /// - Parameter before: what of the lot had run out before, which makes the key of each further part.
    static func expiry(_ amount: Points, lot: LotID, before: Points) -> Transfer {
        Transfer(
            kind: .expiry,
            amount: amount,
            hold: nil,
            lot: lot,
            batch: nil,
            idempotencyKey: "expiry:\(lot):\(before)"
        )
    }
}

import Events
import Foundation
import Primitives
import Storage

/// Tells what a change of the balance means to others, once per commit, on the balance that is about to commit.
///
/// `wallet.changed` goes to live views at every change; `wallet.low`, `wallet.locked`, `wallet.unlocked` and `wallet.days`
/// once per crossing. Their payloads: see `Changed` and `Crossed`.
struct WalletAlerts {
    let ledger: Ledger
    let row: WalletRow

    private struct Changed: Encodable {
        let available: Points
        let held: Points
    }

    private struct Crossed: Encodable {
        let available: Points
        let held: Points
        /// The line that was crossed.
        let threshold: Points
        /// How often it was.
        let epoch: Int64
        /// The largest holds: a big one is the usual cause.
        let holds: [HeldBy]
        /// Free messages are refused too.
        let strict: Bool
    }

    private struct DaysLeft: Encodable {
        let available: Points
        let held: Points
        let emptyAt: Timestamp
        let earliest: Timestamp
        let latest: Timestamp?
        let perDay: Points
        let epoch: Int64
    }

    private struct HeldBy: Encodable {
        let id: HoldID
        let label: String
        let left: Points
    }

    func tell(of balances: Balances, granted: Bool, at now: Timestamp) throws {
        try append("wallet.changed", Changed(available: balances.available, held: balances.held))
        for rule in [AlertRule.notice(ledger.settings), AlertRule.lock(ledger.settings)] {
            if rule.name == .notice, !balances.hasBought { continue }
            let armed = row.armed[rule.name] ?? false
            switch rule.outcome(armed: armed, available: balances.available, granted: granted) {
            case .same:
                break
            case .rearmed:
                let epoch = try set(rule, armed: true, at: now)
                // A new wallet's first points unlock nothing.
                if rule.name == .lock, epoch > 0 {
                    try append("wallet.unlocked", Changed(available: balances.available, held: balances.held))
                }
            case .fired:
                let epoch = try set(rule, armed: false, at: now)
                let kind = rule.name == .lock ? "wallet.locked" : "wallet.low"
                try append(kind, crossed(rule, balances, epoch))
            }
        }
    }

    func tell(of forecast: Forecast, epoch: Int64) throws {
        try append(
            "wallet.days",
            DaysLeft(
                available: row.balances.available,
                held: row.balances.held,
                emptyAt: forecast.emptyAt,
                earliest: forecast.earliest,
                latest: forecast.latest,
                perDay: forecast.perDay,
                epoch: epoch
            )
        )
    }

    private func set(_ rule: AlertRule, armed: Bool, at now: Timestamp) throws -> Int64 {
        try WalletStore(transaction: ledger.transaction).setAlert(rule.name, armed: armed, of: row.workspace, at: now)
    }

    private func crossed(_ rule: AlertRule, _ balances: Balances, _ epoch: Int64) throws -> Crossed {
        let holds = try HoldStore(transaction: ledger.transaction, workspace: row.workspace).largest(3)
        return Crossed(
            available: balances.available,
            held: balances.held,
            threshold: rule.fireAt,
            epoch: epoch,
            holds: holds.map { HeldBy(id: $0.id, label: $0.label, left: $0.left) },
            strict: ledger.settings.strict
        )
    }

    private func append(_ kind: String, _ payload: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = String(decoding: try encoder.encode(payload), as: UTF8.self)
        let event = NewEvent(workspace: row.workspace, kind: kind, subject: "\(row.workspace)", payload: json)
        try ledger.events.append(event, in: ledger.transaction)
    }
}

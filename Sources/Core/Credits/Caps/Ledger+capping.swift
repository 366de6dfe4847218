package import Primitives
import Storage

extension Ledger {
    /// Sets all caps of a workspace; those that are left out end. What was spent so far today and this month counts.
    ///
    /// - Throws: `CreditError.noWallet`, `.badAmount` for one below zero.
    package func setCaps(_ workspace: WorkspaceID, _ caps: Caps) throws {
        if let bad = caps.all.first(where: { $0.amount < .zero }) { throw CreditError.badAmount(bad.amount) }
        _ = try WalletStore(transaction: transaction).lock(workspace)
        try CapStore(transaction: transaction, workspace: workspace).replace(by: caps.all)
    }

    /// The caps there are, by kind.
    package func caps(_ workspace: WorkspaceID) throws -> [CapStanding] {
        let store = CapStore(transaction: transaction, workspace: workspace)
        let periods = try CapPeriods(ambient.now(), zone: zoneOf(transaction, workspace))
        return try store.standings(day: periods.day, month: periods.month).map { standing in
            let period = periods.period(of: standing.cap.kind)
            return CapStanding(
                kind: standing.cap.kind,
                key: standing.cap.kind == .apiKey ? APIKeyID(rawValue: standing.cap.subject) : nil,
                amount: standing.cap.amount,
                used: try period.map { try standing.used ?? store.spent(standing.cap, $0) },
                renewsAt: period?.to
            )
        }
    }

    /// Counts a new hold under every cap that is on it: under all or, with an error, under none.
    ///
    /// - Throws: `CreditError.capReached`.
    func count(_ amount: Points, by spender: Spender, in workspace: WorkspaceID) throws {
        let store = CapStore(transaction: transaction, workspace: workspace)
        let periods = try CapPeriods(ambient.now(), zone: zoneOf(transaction, workspace))
        let standings = try store.standings(day: periods.day, month: periods.month)
            .filter { $0.cap.applies(to: spender) }
        // A caller may live on with the refusal, as a campaign does: then nothing must have been counted.
        try transaction.savepoint {
            for standing in standings {
                let cap = standing.cap
                guard let period = periods.period(of: cap.kind) else {
                    guard amount <= cap.amount else {
                        throw CreditError.capReached(cap.kind, needed: amount, left: cap.amount, renewsAt: nil)
                    }
                    continue
                }
                let used = try standing.used ?? store.begin(cap, period)
                guard try store.take(amount, cap, period) else {
                    throw CreditError.capReached(
                        cap.kind,
                        needed: amount,
                        left: max(cap.amount - used, .zero),
                        renewsAt: period.to
                    )
                }
            }
        }
    }
}

/// The day and the month that a moment is in.
private struct CapPeriods {
    let day: LocalPeriod
    let month: LocalPeriod

    init(_ now: Timestamp, zone: String) {
        day = .day(now, zone: zone)
        month = .month(now, zone: zone)
    }

    /// `nil` for a cap that counts nothing.
    func period(of kind: CapKind) -> LocalPeriod? {
        switch kind {
        case .day: day
        case .month, .apiKey: month
        case .campaign: nil
        }
    }
}

package import Primitives
package import Storage

/// The wallets of all workspaces together.
package struct WalletTotals: Sendable, Equatable {
    /// Workspaces whose points moved since a moment.
    package let active: Int
    package let low: Int
    package let locked: Int
    /// Debts lower it.
    package let available: Points
    package let held: Points
}

extension CreditService {
    /// One pass over the wallets: some 30 ms for 100,000 of them. There is no index on balances, since every message moves them.
    ///
    /// - Parameter moment: since when points have moved in a workspace that is called active.
    package func totals(activeSince moment: Timestamp, in transaction: Transaction) throws -> WalletTotals {
        let row = try transaction.row(
            """
            SELECT CAST(coalesce(sum(CASE WHEN last_at >= \(moment) THEN 1 ELSE 0 END), 0) AS BIGINT) AS active,
                CAST(coalesce(sum(CASE WHEN \(Self.condition(.low, settings)) THEN 1 ELSE 0 END), 0) AS BIGINT) AS low,
                CAST(coalesce(sum(CASE WHEN \(Self.condition(.locked, settings)) THEN 1 ELSE 0 END), 0) AS BIGINT) AS locked,
                CAST(coalesce(sum(available), 0) AS BIGINT) AS available,
                CAST(coalesce(sum(held), 0) AS BIGINT) AS held
            FROM wallets
            """
        )
        return WalletTotals(
            active: try row?["active"] ?? 0,
            low: try row?["low"] ?? 0,
            locked: try row?["locked"] ?? 0,
            available: try row?["available"] ?? .zero,
            held: try row?["held"] ?? .zero
        )
    }

    /// What was charged in all workspaces, late charges and what the reconciliation found included. Reads the part of an index that is younger than `month`.
    package func spent(
        since month: Timestamp,
        andSince day: Timestamp,
        in transaction: Transaction
    ) throws -> (month: Points, day: Points) {
        let row = try transaction.row(
            """
            SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) AS month,
                CAST(coalesce(sum(CASE WHEN at >= \(day) THEN amount ELSE 0 END), 0) AS BIGINT) AS day
            FROM transfers\(indexed: "transfers_spent") WHERE credit = 'spent' AND at >= \(month)
            """
        )
        return (try row?["month"] ?? .zero, try row?["day"] ?? .zero)
    }

    /// The wallets of these workspaces; one that has none is left out.
    package func wallets(
        of workspaces: [WorkspaceID],
        in transaction: Transaction
    ) throws -> [WorkspaceID: Wallet] {
        Dictionary(
            try WalletStore(transaction: transaction).find(workspaces).map {
                ($0.workspace, Wallet($0, settings: settings))
            }
        ) { first, _ in first }
    }

    /// A condition on a workspace for other tables' queries: that its wallet is in this state.
    ///
    /// - Parameter column: the other table's, as `workspaces.workspace_id`; never text from outside.
    package func condition(_ state: Wallet.State, ofWorkspaceIn column: String) -> SQL {
        """
        EXISTS (
            SELECT 1 FROM wallets WHERE wallets.workspace_id = \(raw: column) AND \(Self.condition(state, settings)))
        """
    }

    /// `Wallet.State` in SQL.
    private static func condition(_ state: Wallet.State, _ settings: CreditSettings) -> SQL {
        switch state {
        case .locked: "available <= \(settings.lockAt)"
        case .low: "(available > \(settings.lockAt) AND available <= \(settings.noticeAt) AND \(Balances.hasBought))"
        case .ok: "(available > \(settings.lockAt) AND (available > \(settings.noticeAt) OR NOT \(Balances.hasBought)))"
        }
    }
}

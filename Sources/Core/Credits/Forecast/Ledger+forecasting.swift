package import Primitives
import Storage

extension Ledger {
    /// Told when this much time is left; armed again when there is a fifth more.
    static let daysLeft: Duration = .days(3)

    /// When the available points will have run out, by what was charged in the last 28 days and what is planned.
    ///
    /// - Throws: `CreditError.noWallet`.
    package func forecast(_ workspace: WorkspaceID, planned: [PlannedHold] = []) throws -> Forecast? {
        try forecast(try WalletStore(transaction: transaction).find(workspace), planned)
    }

    /// What the reconciliation booked (`shortfall`) is spent, and no part of the pace: it stands in the hour of the closing, for a
    /// day at least a week before, and would be taken to come again in that hour of each week.
    private func forecast(_ row: WalletRow, _ planned: [PlannedHold]) throws -> Forecast? {
        let now = ambient.now()
        let first = max(row.openedAt.hour + 1, now.hour - Burn.weeks * Burn.hoursOfWeek)
        let rows = try transaction.rows(
            """
            SELECT at / 3600000 AS hour, CAST(sum(amount) AS BIGINT) AS amount FROM transfers
            WHERE workspace_id = \(row.workspace) AND at >= \(first * Timestamp.hourLength)
                AND kind IN ('capture', 'late')
            GROUP BY at / 3600000
            """
        )
        let hours = try rows.reduce(into: [Int64: Points]()) { $0[try $1["hour"]] = try $1["amount"] }
        let burn = Burn(hours, first: first, next: now.hour)
        return Forecast(available: row.balances.available, burn: burn, planned: planned, at: now)
    }

    /// Tells once that the credits will last for three days or less. Hourly, by the upkeep: time crosses this line, not only
    /// spending. A workspace that never bought anything, or is locked already, is not told.
    package func tellDaysLeft(_ workspace: WorkspaceID, planned: [PlannedHold] = []) throws {
        let wallets = WalletStore(transaction: transaction)
        let row = try wallets.lock(workspace)
        guard row.balances.hasBought, row.balances.available > settings.lockAt else { return }
        let now = ambient.now()
        let forecast = try forecast(row, planned)
        let isArmed = try wallets.isArmed(.days, of: workspace)
        guard let forecast, forecast.emptyAt - now <= Self.daysLeft else {
            let isFar = forecast.map { $0.emptyAt - now >= Self.daysLeft / 5 * 6 } ?? true
            if !isArmed, isFar { _ = try wallets.setAlert(.days, armed: true, of: workspace, at: now) }
            return
        }
        guard isArmed else { return }
        let epoch = try wallets.setAlert(.days, armed: false, of: workspace, at: now)
        try WalletAlerts(ledger: self, row: row).tell(of: forecast, epoch: epoch)
    }
}

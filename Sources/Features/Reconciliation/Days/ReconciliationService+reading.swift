import Credits
package import Primitives
import Storage

extension ReconciliationService {
    /// A month, day by day.
    ///
    /// - Parameters:
    ///   - first: its first day; `nil` for this month, where the workspace is.
    ///   - channel: its account; `nil` for all of the workspace.
    /// - Throws: `ReconciliationError.noChannel`.
    package func month(_ first: CivilDay?, channel: ChannelID? = nil, in workspace: WorkspaceID) async throws
        -> MonthBook
    {
        try await database.read { transaction in
            let zone = try zoneOf(transaction, workspace)
            let accounts = try wanted(channel, workspace, transaction)
            let today = AccountDays(zone: zone).day(of: ambient.now()).daysSince1970
            let (year, month, _) = (first ?? CivilDay(daysSince1970: today)).parts
            guard let first = CivilDay(year: year, month: month, day: 1) else { throw ReconciliationError.badMonth }
            let next =
                CivilDay(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1) ?? first
            let last = CivilDay(daysSince1970: min(next.daysSince1970 - 1, today))
            var builder = MonthBuilder(now: ambient.now(), settings: settings)
            for account in accounts where first <= last {
                let known = Dictionary(
                    try ReconciliationStore(transaction: transaction, workspace: workspace)
                        .days(of: account.phoneNumberID, from: first, to: last).map { ($0.day, $0) }
                ) { first, _ in first }
                for number in first.daysSince1970...last.daysSince1970 {
                    let day = CivilDay(daysSince1970: number)
                    let found = try known[day] ?? unknown(day, account, zone, workspace, transaction)
                    builder.add(found, currency: account.standing.currency)
                }
            }
            let wallet = try credits.ledger(in: transaction).wallet(workspace)
            return MonthBook(
                month: String(first.description.prefix(7)),
                timeZone: accounts.first.map { days(of: $0, zone: zone).name } ?? zone,
                accounts: accounts,
                days: builder.days,
                totals: builder.totals,
                margins: builder.margins(book: wallet.book, pointsPerUnit: credits.settings.pointsPerUnit[wallet.book])
            )
        }
    }

    /// One day of one account, or of each.
    ///
    /// - Throws: `ReconciliationError.noChannel`.
    package func day(
        _ day: CivilDay,
        channel: ChannelID? = nil,
        in workspace: WorkspaceID
    ) async throws -> [(reconciled: ReconciledDay, currency: String?)] {
        try await database.read { transaction in
            let zone = try zoneOf(transaction, workspace)
            let store = ReconciliationStore(transaction: transaction, workspace: workspace)
            return try wanted(channel, workspace, transaction).map { account in
                let found = try store.days(of: account.phoneNumberID, from: day, to: day).first
                return (
                    try found ?? unknown(day, account, zone, workspace, transaction), account.standing.currency
                )
            }
        }
    }

    /// A day that Meta was not asked about has our own count.
    private func unknown(
        _ day: CivilDay,
        _ account: ReconciliationAccount,
        _ zone: String,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> ReconciledDay {
        let days = days(of: account, zone: zone)
        let period = (days.start(of: day), days.end(of: day))
        return ReconciledDay(
            day: day,
            startsAt: period.0,
            endsAt: period.1,
            askedAt: nil,
            closedAt: nil,
            tallies: try ours(account, day, period, in: workspace, transaction).all
        )
    }
}

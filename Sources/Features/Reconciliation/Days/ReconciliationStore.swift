import Credits
import Messaging
import Primitives
import Storage

/// SQL of the three tables.
struct ReconciliationStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// The workspace's business numbers, those that are connected first.
    func accounts() throws -> [ReconciliationAccount] {
        let standings = try transaction.rows(
            "SELECT * FROM reconciliation_accounts WHERE workspace_id = \(workspace)"
        ).map { row in (try row["phone_number_id"] as String, try ReconciliationAccount.Standing(row)) }
        let known = Dictionary(standings) { first, _ in first }
        let numbers = Dictionary(grouping: try ChannelStore(transaction).all(workspace), by: \.phoneNumberID)
        return numbers.values.compactMap { channels -> ReconciliationAccount? in
            let newest = channels.max {
                ($0.state == .connected ? 1 : 0, $0.id) < ($1.state == .connected ? 1 : 0, $1.id)
            }
            guard let newest else { return nil }
            return ReconciliationAccount(
                channel: newest,
                channels: channels.map(\.id).sorted(),
                standing: known[newest.phoneNumberID] ?? .init()
            )
        }
        .sorted { ($0.isConnected ? 0 : 1, $0.channel.id) < ($1.isConnected ? 0 : 1, $1.channel.id) }
    }

    /// Makes the account's row and keeps everybody else from it until the transaction ends.
    func lock(_ account: String) throws {
        try transaction.run(
            """
            INSERT INTO reconciliation_accounts (workspace_id, phone_number_id) VALUES (\(workspace), \(account))
            ON CONFLICT (workspace_id, phone_number_id) DO NOTHING
            """
        )
        _ = try transaction.row(
            """
            SELECT phone_number_id FROM reconciliation_accounts
            WHERE workspace_id = \(workspace) AND phone_number_id = \(account)\(postgres: " FOR UPDATE")
            """
        )
    }

    func save(_ standing: ReconciliationAccount.Standing, of account: String) throws {
        try transaction.run(
            """
            UPDATE reconciliation_accounts SET currency = \(standing.currency), utc_offset_seconds = \(standing.offset),
                asked_at = \(standing.askedAt), tried_at = \(standing.triedAt), last_error = \(standing.lastError)
            WHERE workspace_id = \(workspace) AND phone_number_id = \(account)
            """
        )
    }

    /// Writes the newest answer over an earlier one.
    func replace(_ day: ReconciledDay, of account: String) throws {
        try transaction.run(
            """
            INSERT INTO reconciliation_days (workspace_id, phone_number_id, day, starts_at, ends_at, asked_at)
            VALUES (\(workspace), \(account), \(day.day.daysSince1970), \(day.startsAt), \(day.endsAt), \(day.askedAt))
            ON CONFLICT (workspace_id, phone_number_id, day) DO UPDATE SET
                starts_at = excluded.starts_at, ends_at = excluded.ends_at, asked_at = excluded.asked_at
            """
        )
        try transaction.run(
            """
            DELETE FROM reconciliation_rows
            WHERE workspace_id = \(workspace) AND phone_number_id = \(account) AND day = \(day.day.daysSince1970)
            """
        )
        try transaction.runEach(
            day.tallies.map { tally in
                """
                INSERT INTO reconciliation_rows (
                    workspace_id, phone_number_id, day, market, country, category, type, tier, ours, theirs, our_points,
                    our_cost, their_cost)
                VALUES (
                    \(workspace), \(account), \(day.day.daysSince1970), \(tally.key.market), \(tally.key.country),
                    \(tally.key.category), \(tally.key.type), \(tally.tier), \(tally.ours), \(tally.theirs),
                    \(tally.ourPoints), \(tally.ourCost), \(tally.theirCost))
                """
            }
        )
    }

    /// Forgets open days that have messages of the answered ones, for they were written down while the account's time zone was
    /// taken for another. What summer time moves, an hour, is left.
    func forget(beside answer: ReconciliationService.Answer, of account: String) throws {
        let (from, to) = (answer.days.start(of: answer.from), answer.days.end(of: answer.to))
        try transaction.run(
            """
            DELETE FROM reconciliation_days
            WHERE workspace_id = \(workspace) AND phone_number_id = \(account) AND closed_at IS NULL
                AND (day < \(answer.from.daysSince1970) OR day > \(answer.to.daysSince1970))
                AND starts_at < \(to - .hours(1)) AND ends_at > \(from + .hours(1))
            """
        )
    }

    /// The days that were asked about, both ends inclusive, oldest first.
    func days(of account: String, from: CivilDay, to: CivilDay) throws -> [ReconciledDay] {
        let rows = try transaction.rows(
            """
            SELECT * FROM reconciliation_rows WHERE workspace_id = \(workspace) AND phone_number_id = \(account)
                AND day >= \(from.daysSince1970) AND day <= \(to.daysSince1970)
            """
        )
        let tallies = Dictionary(
            grouping: try rows.map { row in (day: try row["day"] as Int64, tally: try Tally(row)) },
            by: \.day
        )
        return try transaction.rows(
            """
            SELECT * FROM reconciliation_days WHERE workspace_id = \(workspace) AND phone_number_id = \(account)
                AND day >= \(from.daysSince1970) AND day <= \(to.daysSince1970) ORDER BY day
            """
        ).map { row in
            let day: Int64 = try row["day"]
            return ReconciledDay(
                day: CivilDay(daysSince1970: day),
                startsAt: try row["starts_at"],
                endsAt: try row["ends_at"],
                askedAt: try row["asked_at"],
                closedAt: try row["closed_at"],
                tallies: (tallies[day] ?? []).map(\.tally).sorted { $0.key < $1.key }
            )
        }
    }

    func close(_ day: CivilDay, of account: String, by actor: String, reason: String, booked: Points, at: Timestamp)
        throws
    {
        try transaction.run(
            """
            UPDATE reconciliation_days SET closed_at = \(at), closed_by = \(actor), reason = \(reason), booked = \(booked)
            WHERE workspace_id = \(workspace) AND phone_number_id = \(account) AND day = \(day.daysSince1970)
                AND closed_at IS NULL
            """
        )
    }
}

extension Tally {
    init(_ row: Row) throws {
        self.init(
            TallyKey(
                market: try row["market"],
                country: try row["country"],
                category: try row["category"],
                type: try row["type"]
            )
        )
        tier = try row["tier"]
        ours = try row["ours"]
        theirs = try row["theirs"]
        ourPoints = try row["our_points"]
        ourCost = try row["our_cost"]
        theirCost = try row["their_cost"]
    }
}

package import Primitives
import Storage

/// What was handed over on one day of the account, or will be.
package struct Wave: Sendable, Equatable {
    package let day: CivilDay
    package var from: Timestamp?
    /// With what is still to come that day.
    package var count: Int
    package var sent: Int
}

/// SQL of the days on which a campaign was sent.
struct WaveStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID
    private let campaign: CampaignID

    init(_ transaction: Transaction, _ campaign: CampaignID, in workspace: WorkspaceID) {
        (self.transaction, self.workspace, self.campaign) = (transaction, workspace, campaign)
    }

    func sent(on day: CivilDay) throws -> Int {
        try transaction.row(
            """
            SELECT sent FROM campaign_waves WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)
            AND day = \(day.daysSince1970)
            """
        )?["sent"] ?? 0
    }

    func add(_ count: Int, on day: CivilDay, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO campaign_waves (workspace_id, campaign_id, day, begins_at, sent)
            VALUES (\(workspace), \(campaign), \(day.daysSince1970), \(now), \(count))
            ON CONFLICT (workspace_id, campaign_id, day) DO UPDATE SET sent = campaign_waves.sent + excluded.sent
            """
        )
    }

    /// Some of the day's were taken back before they left.
    func takeBack(_ count: Int, on day: CivilDay) throws {
        try transaction.run(
            """
            UPDATE campaign_waves SET sent = CASE WHEN sent < \(count) THEN 0 ELSE sent - \(count) END
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND day = \(day.daysSince1970)
            """
        )
    }

    func all() throws -> [Wave] {
        try transaction.rows(
            """
            SELECT * FROM campaign_waves WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) ORDER BY day
            """
        ).map { row in
            let sent: Int = try row["sent"]
            return Wave(
                day: CivilDay(daysSince1970: try row["day"]),
                from: try row["begins_at"],
                count: sent,
                sent: sent
            )
        }
    }
}

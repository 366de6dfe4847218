import Primitives
import Storage

/// SQL of `volume_tiers`.
struct VolumeTierStore {
    let transaction: Transaction

    /// Of several times for one step the smallest counts.
    ///
    /// - Returns: false when that was known already.
    func keep(_ step: VolumeStep, of channel: ChannelID, in workspace: WorkspaceID) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO volume_tiers (workspace_id, channel_id, month, market, category, tier_from, since_at)
            VALUES (
                \(workspace), \(channel), \(step.month), \(step.market), \(step.category), \(step.tierFrom), \(step.since))
            ON CONFLICT (workspace_id, channel_id, month, market, category, tier_from)
            DO UPDATE SET since_at = excluded.since_at WHERE volume_tiers.since_at > excluded.since_at
            """
        ) > 0
    }

    /// How many steps of a month are kept of a number.
    func count(_ month: String, of channel: ChannelID, in workspace: WorkspaceID) throws -> Int {
        try transaction.row(
            """
            SELECT count(*) AS steps FROM volume_tiers
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND month = \(month)
            """
        )?["steps"] ?? 0
    }

    func tiers(of workspace: WorkspaceID) throws -> VolumeTiers {
        let rows = try transaction.rows("SELECT * FROM volume_tiers WHERE workspace_id = \(workspace)")
        return VolumeTiers(
            try rows.compactMap { row in
                // A category of a later release is not ours to price.
                guard let category = MessageCategory(rawValue: try row["category"]) else { return nil }
                let step = VolumeStep(
                    market: try row["market"],
                    category: category,
                    month: try row["month"],
                    tierFrom: try row["tier_from"],
                    since: try row["since_at"]
                )
                return (try row["channel_id"], step)
            }
        )
    }

    /// A number has what another number of its account has reached.
    func copy(from other: ChannelID, to channel: ChannelID, in workspace: WorkspaceID) throws -> Int {
        try transaction.run(
            """
            INSERT INTO volume_tiers (workspace_id, channel_id, month, market, category, tier_from, since_at)
            SELECT workspace_id, \(channel), month, market, category, tier_from, since_at FROM volume_tiers
            WHERE workspace_id = \(workspace) AND channel_id = \(other)
            ON CONFLICT (workspace_id, channel_id, month, market, category, tier_from) DO NOTHING
            """
        )
    }

    /// The steps of a month that workspaces with this book have reached, and how many workspaces have.
    func reached(month: String, book: String) throws -> [(key: PriceKey, workspaces: Int)] {
        try transaction.rows(
            """
            SELECT v.market, v.category, v.tier_from, count(DISTINCT v.workspace_id) AS workspaces FROM volume_tiers v
            JOIN wallets w ON w.workspace_id = v.workspace_id AND w.book = \(book)
            WHERE v.month = \(month) GROUP BY v.market, v.category, v.tier_from
            ORDER BY v.market, v.category, v.tier_from
            """
        ).compactMap { row in
            guard let category = MessageCategory(rawValue: try row["category"]) else { return nil }
            let key = PriceKey(market: try row["market"], category: category, tierFrom: try row["tier_from"])
            return (key, try row["workspaces"])
        }
    }
}

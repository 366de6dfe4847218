import Primitives
import Storage

/// Chooses the better variant from how those on whom they were tried answered.
struct WinnerChoice {
    private let transaction: Transaction
    private let workspace: WorkspaceID
    private let campaign: CampaignID

    init(_ transaction: Transaction, _ campaign: CampaignID, in workspace: WorkspaceID) {
        (self.transaction, self.workspace, self.campaign) = (transaction, workspace, campaign)
    }

    /// The key of the variant with the highest share; of equal ones the first. Also where the difference may be chance: the
    /// rest has to get one of them, and the report says how sure it is.
    func choose(_ options: CampaignOptions) throws -> String {
        let found = try tallies(by: options.winner?.by ?? .read)
        var best: (key: String, tally: Proportion)?
        for variant in options.variants {
            let tally = found[variant.key] ?? Proportion(hits: 0, of: 0)
            if let present = best, !tally.isHigher(than: present.tally) { continue }
            best = (variant.key, tally)
        }
        return best?.key ?? options.variants.first?.key ?? ""
    }

    private func tallies(by measure: WinnerRule.Measure) throws -> [String: Proportion] {
        let hit: SQL =
            switch measure {
            case .delivered: "r.state = 'delivered' OR r.state = 'read'"
            case .read: "r.state = 'read'"
            case .replied: "a.replied_at IS NOT NULL"
            case .clicked: "a.clicked_at IS NOT NULL"
            }
        let rows = try transaction.rows(
            """
            SELECT r.variant, count(*) AS count, count(CASE WHEN \(hit) THEN 1 END) AS hits FROM campaign_recipients r
            LEFT JOIN campaign_replies a ON a.workspace_id = r.workspace_id AND a.campaign_id = r.campaign_id
             AND a.row_number = r.row_number
            WHERE r.workspace_id = \(workspace) AND r.campaign_id = \(campaign) AND r.variant IS NOT NULL
            AND r.state <> 'skipped' GROUP BY r.variant
            """
        )
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                (try row["variant"] as String, Proportion(hits: try row["hits"], of: try row["count"]))
            }
        )
    }
}

package import Primitives
import Storage

extension Ledger {
    /// What came of the newest messages of a workspace. A message that was taken back before it left counts as not delivered.
    package func pastDelivery(_ workspace: WorkspaceID) throws -> PastDelivery {
        let since = ambient.now() - .days(PastDelivery.daysMax)
        let day = Duration.days(1).milliseconds
        let rows = try transaction.rows(
            """
            SELECT c.category, c.market, count(*) AS settled, count(*) FILTER (WHERE c.state <> 5) AS delivered
            FROM (
                SELECT DISTINCT message_id FROM (
                    SELECT message_id FROM charge_entries\(indexed: "charge_entries_at")
                    WHERE workspace_id = \(workspace) AND at >= \(since)
                    ORDER BY at DESC, message_id DESC LIMIT \(PastDelivery.messagesMax)
                ) newest
            ) e JOIN charges c ON c.workspace_id = \(workspace) AND c.message_id = e.message_id
            WHERE c.state >= 3
            GROUP BY c.category, c.market, c.assigned_at / \(raw: "\(day)")
            """
        )
        return PastDelivery(
            days: try rows.compactMap { row in
                let category: String = try row["category"]
                guard let category = MessageCategory(rawValue: category) else { return nil }
                let share = DeliveryShare(try row["delivered"], of: try row["settled"])
                return (PastDelivery.Key(category, try row["market"]), share)
            }
        )
    }
}

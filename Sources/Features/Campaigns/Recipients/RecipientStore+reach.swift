import Primitives
import Storage

extension RecipientStore {
    /// How far an amount reaches through those who wait, in the file's order; `nil` when not even for the first.
    func reach(of budget: Points) throws -> (row: Int, amount: Points, count: Int)? {
        let found = try transaction.row(
            """
            SELECT row_number, CAST(total AS BIGINT) AS total, count FROM (
                SELECT row_number, sum(quoted) OVER line AS total, count(*) OVER line AS count FROM campaign_recipients
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state = 'queued'
                WINDOW line AS (ORDER BY row_number)
            ) reached
            WHERE total <= \(budget) ORDER BY row_number DESC LIMIT 1
            """
        )
        return try found.map { (try $0["row_number"], try $0["total"], try $0["count"]) }
    }
}

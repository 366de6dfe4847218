import Primitives
import Storage

extension RecipientStore {
    /// The contacts of whom this became, in the audience's order.
    func contacts(_ outcome: RetargetOutcome, after row: Int, limit: Int) throws -> [(row: Int, contact: ContactID)] {
        try transaction.rows(
            """
            SELECT r.row_number, r.contact_id FROM campaign_recipients r
            WHERE r.workspace_id = \(workspace) AND r.campaign_id = \(campaign) AND r.row_number > \(row)
                AND r.contact_id IS NOT NULL AND \(outcome.condition)
            ORDER BY r.row_number LIMIT \(limit)
            """
        ).map { (try $0["row_number"], try $0["contact_id"]) }
    }

    func count(_ outcome: RetargetOutcome) throws -> Int {
        try transaction.row(
            """
            SELECT count(*) AS count FROM campaign_recipients r
            WHERE r.workspace_id = \(workspace) AND r.campaign_id = \(campaign) AND r.contact_id IS NOT NULL
                AND \(outcome.condition)
            """
        )?["count"] ?? 0
    }

    /// How these recipients answered; those who did not are left out.
    func replies(_ rows: [Int]) throws -> [Int: CampaignReply] {
        guard !rows.isEmpty else { return [:] }
        let found = try transaction.rows(
            """
            SELECT * FROM campaign_replies
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number IN \(list: rows)
            """
        ).map { (try $0["row_number"] as Int, try CampaignReply($0)) }
        return Dictionary(found) { first, _ in first }
    }
}

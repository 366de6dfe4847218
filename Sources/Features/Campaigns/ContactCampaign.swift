import Contacts
import Primitives
import Storage

/// A campaign that a contact was an addressee of, and what became of it for them.
struct ContactCampaign: Sendable {
    let campaign: CampaignID
    let name: String
    let recipient: Recipient
    let reply: CampaignReply

    /// Those of a contact, the newest first, and how many there are; both from the index by contact.
    struct Store {
        let transaction: Transaction
        let workspace: WorkspaceID
        let contact: ContactID

        /// - Parameter last: the campaign and row that the page before ended with.
        func page(after last: (campaign: CampaignID, row: Int)?, limit: Int) throws -> [ContactCampaign] {
            var sql: SQL = """
                SELECT r.*, c.name AS campaign_name, a.message_id AS reply_message, a.replied_at, a.clicked_at,
                    a.opted_out_at, a.buttons
                FROM campaign_recipients r
                JOIN campaigns c ON c.workspace_id = r.workspace_id AND c.id = r.campaign_id
                LEFT JOIN campaign_replies a ON a.workspace_id = r.workspace_id AND a.campaign_id = r.campaign_id
                    AND a.row_number = r.row_number
                WHERE r.workspace_id = \(workspace) AND r.contact_id = \(contact)
                """
            if let last { sql += " AND (r.campaign_id, r.row_number) < (\(last.campaign), \(last.row))" }
            return try transaction.rows(sql + " ORDER BY r.campaign_id DESC, r.row_number DESC LIMIT \(limit)").map {
                row in
                let buttons: Int64? = try row["buttons"]
                return ContactCampaign(
                    campaign: try row["campaign_id"],
                    name: try row["campaign_name"],
                    recipient: try Recipient(row),
                    reply: CampaignReply(
                        message: try row["reply_message"],
                        repliedAt: try row["replied_at"],
                        clickedAt: try row["clicked_at"],
                        optedOutAt: try row["opted_out_at"],
                        bits: buttons ?? 0
                    )
                )
            }
        }

        func count() throws -> Int64 {
            try transaction.row(
                """
                SELECT count(*) AS count FROM campaign_recipients r
                WHERE r.workspace_id = \(workspace) AND r.contact_id = \(contact)
                """
            )?["count"] ?? 0
        }
    }
}

/// As the API gives it.
struct ContactCampaignBody: Codable, Sendable {
    /// The campaign's identity.
    let id: CampaignID
    let name: String
    /// Which of its rows the contact is in.
    let row: Int
    let state: RecipientState
    let error: RecipientBody.Failure?
    let sentAt: Timestamp?
    let deliveredAt: Timestamp?
    let readAt: Timestamp?
    /// When a failed message is tried again.
    let nextAttemptAt: Timestamp?
    let repliedAt: Timestamp?
    let clickedAt: Timestamp?
    let optedOutAt: Timestamp?

    init(_ found: ContactCampaign) {
        let recipient = found.recipient
        (id, name, row, state) = (found.campaign, found.name, recipient.row, recipient.state)
        error = recipient.failure
        (sentAt, deliveredAt, readAt) = (recipient.sentAt, recipient.deliveredAt, recipient.readAt)
        nextAttemptAt = recipient.nextAttemptAt
        (repliedAt, clickedAt, optedOutAt) = (found.reply.repliedAt, found.reply.clickedAt, found.reply.optedOutAt)
    }
}

/// A page of them; the first one says how many there are.
struct ContactCampaignsBody: Codable, Sendable {
    let items: [ContactCampaignBody]
    let next: String?
    let total: Int64?
}

import Primitives
import Storage

extension QueueStore {
    struct Recalled {
        let id: MessageID
        let conversation: ConversationID
        let isAssigned: Bool
        let draft: RecalledDraft
    }

    /// Takes waiting messages of a campaign back and forgets whose they were, so that another can take their place. Waits for
    /// nobody: what others hold is passed over.
    func recall(_ campaign: CampaignID, isStaleOnly: Bool, limit: Int) throws -> [Recalled] {
        let stale: SQL = """
             AND EXISTS (SELECT 1 FROM templates t WHERE t.workspace_id = m.workspace_id AND t.id = m.template_id
              AND lower(t.category) <> CASE WHEN m.category = 'marketing_lite' THEN 'marketing'
               WHEN m.category = 'authentication-international' THEN 'authentication' ELSE m.category END)
            """
        let found = try transaction.rows(
            """
            SELECT m.id, m.conversation_id, m.reference, m.retry_of, m.hold_id, m.content, m.text, m.assigned FROM messages m
            WHERE m.workspace_id = \(workspace) AND m.campaign_id = \(campaign) AND m.state IN (0, 1) AND m.state = 0
             AND m.reference IS NOT NULL\(isStaleOnly ? stale : "")
            ORDER BY m.id LIMIT \(limit)\(postgres: " FOR UPDATE OF m SKIP LOCKED")
            """
        ).map { row in
            Recalled(
                id: try row["id"],
                conversation: try row["conversation_id"],
                isAssigned: try row["assigned"],
                draft: RecalledDraft(
                    reference: try row["reference"],
                    retryOf: try row["retry_of"],
                    hold: try row["hold_id"],
                    content: try row["content"],
                    text: try row["text"]
                )
            )
        }
        guard !found.isEmpty else { return [] }
        try transaction.run(
            """
            UPDATE messages SET state = \(MessageState.cancelled), reference = NULL, retry_of = NULL
            WHERE workspace_id = \(workspace) AND id IN \(list: found.map(\.id))
            """
        )
        return found
    }
}

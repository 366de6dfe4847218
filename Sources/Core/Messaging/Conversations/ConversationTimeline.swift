package import Contacts
package import Primitives
import Routes
import Storage
import Workspaces

/// Conversations in the past of a contact: those that the caller sees.
package enum ConversationTimeline {
    package static let source = TimelineSource { transaction, question in
        guard question.caller.can(.viewInbox) else { return [] }
        let scope = try InboxScope(question.caller, in: transaction)
        var sql: SQL = """
            SELECT * FROM conversations v WHERE v.workspace_id = \(scope.workspace) AND v.contact_id = \(question.contact)
            AND v.shown = 1 AND \(scope.condition("v"))
            """
        if let before = question.before { sql += " AND (v.created_at, v.id) < (\(before.at), \(before.id))" }
        let rows = try transaction.rows(sql + " ORDER BY v.created_at DESC, v.id DESC LIMIT \(question.limit)")
        return try rows.map { row in
            let conversation = try Conversation(row)
            return TimelineItem(
                at: try row["created_at"],
                id: conversation.id.rawValue,
                kind: "conversation",
                title: "A conversation began",
                data: [
                    "conversationId": .text("\(conversation.id)"),
                    "channelId": .text("\(conversation.channel)"),
                    "inbox": .text(conversation.place.inbox.rawValue),
                    "status": .text(conversation.status.rawValue),
                ]
            )
        }
    }
}

extension ConversationStore {
    /// How many open conversations the contacts of each company have.
    package func open(of companies: [CompanyID], in workspace: WorkspaceID) throws -> [CompanyID: Int64] {
        guard !companies.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT c.company_id, count(*) AS open FROM (\(ContactStore.members(of: companies, in: workspace))) AS c
            JOIN conversations v ON v.workspace_id = \(workspace) AND v.contact_id = c.id
            WHERE v.shown = 1 AND v.status = 'open' GROUP BY c.company_id
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["company_id"], try $0["open"]) })
    }

    /// What messages to the contacts of each company have cost so far, in one statement. Of contacts that were merged, what either had
    /// is the one's that stays.
    package func charged(to companies: [CompanyID], in workspace: WorkspaceID) throws -> [CompanyID: Points] {
        guard !companies.isEmpty else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: try transaction.rows(Self.charged(to: companies, in: workspace)).map {
                (try $0["company_id"], try $0["charged"])
            }
        )
    }

    static func charged(to companies: [CompanyID], in workspace: WorkspaceID) -> SQL {
        """
        SELECT c.company_id, CAST(sum(m.charged) AS BIGINT) AS charged
        FROM (\(ContactStore.members(of: companies, in: workspace))) AS c
        JOIN messages m ON m.workspace_id = \(workspace) AND m.contact_id = c.id AND m.charged > 0
        GROUP BY c.company_id
        """
    }
}

package import Contacts
package import Primitives
import Storage

extension MessagingService {
    /// Follows a merge that is undone: what was the other contact's is theirs again.
    package static func returnConversations(_ ambient: Ambient) -> ContactMergeObserver {
        { transaction, workspace, kept, gone in
            try ConversationStore(transaction).unmerge(workspace, kept: kept, gone: gone, ambient: ambient)
        }
    }
}

extension ConversationStore {
    /// Conversations that moved whole go back whole; messages that were folded into another thread get one of their own.
    func unmerge(_ workspace: WorkspaceID, kept: ContactID, gone: ContactID, ambient: Ambient) throws {
        let log = MergeLog(transaction, in: workspace)
        try transaction.run(
            """
            UPDATE conversations SET contact_id = \(gone)
            WHERE workspace_id = \(workspace) AND contact_id = \(kept) AND id \(log.moved("conversation", with: gone))
            """
        )
        try transaction.run(
            """
            UPDATE messages SET contact_id = \(gone) WHERE workspace_id = \(workspace) AND contact_id = \(kept)
            AND conversation_id \(log.moved("conversation", with: gone))
            """
        )
        let threads = try transaction.rows(
            """
            SELECT channel_id, conversation_id, min(at) AS first FROM messages
            WHERE workspace_id = \(workspace) AND contact_id = \(kept) AND id \(log.moved("message", with: gone))
            GROUP BY channel_id, conversation_id
            """
        )
        for row in threads {
            let conversation = try open(
                workspace,
                channel: try row["channel_id"],
                contact: gone,
                shown: true,
                source: .contact,
                id: ambient.id(),
                at: try row["first"]
            )
            let folded: ConversationID = try row["conversation_id"]
            try transaction.run(
                """
                UPDATE messages SET conversation_id = \(conversation.id), contact_id = \(gone)
                WHERE workspace_id = \(workspace) AND conversation_id = \(folded)
                AND id \(log.moved("message", with: gone))
                """
            )
            for id in [conversation.id, folded] { try lookAgain(workspace, id) }
        }
    }

    /// What a thread says of itself, from the messages that are in it now.
    private func lookAgain(_ workspace: WorkspaceID, _ id: ConversationID) throws {
        let day: Int64 = 86_400_000
        try transaction.run(
            """
            UPDATE conversations SET
            last_message_id = (SELECT id FROM messages m WHERE m.workspace_id = \(workspace) AND m.conversation_id = \(id)
                AND m.target IS NULL ORDER BY at DESC, id DESC LIMIT 1),
            updated_at = coalesce((SELECT max(at) FROM messages m WHERE m.workspace_id = \(workspace)
                AND m.conversation_id = \(id)), updated_at),
            window_until = (SELECT max(at) + \(day) FROM messages m WHERE m.workspace_id = \(workspace)
                AND m.conversation_id = \(id) AND m.direction = 'in')
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }
}

package import Primitives
import Storage

extension ConversationStore {
    /// That a quick link brought the contact here with `message`: so the conversation began, unless they had written before,
    /// an ad brought them, or we began it.
    package func noteLink(_ workspace: WorkspaceID, _ id: ConversationID, message: MessageID) throws {
        try transaction.run(
            """
            UPDATE conversations SET source = 'link'
            WHERE workspace_id = \(workspace) AND id = \(id) AND source = 'contact'
            AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.workspace_id = \(workspace) AND m.conversation_id = \(id)
             AND m.direction = 'in' AND m.id <> \(message))
            """
        )
    }
}

import Contacts
package import Primitives
package import Storage

extension MessagingService {
    /// Those of `ids` who were written to or wrote: undoing an import leaves them.
    package static func used(
        _ transaction: Transaction,
        _ workspace: WorkspaceID,
        _ ids: [ContactID]
    ) throws -> Set<ContactID> {
        let rows = try transaction.rows(
            """
            SELECT DISTINCT contact_id FROM conversations
            WHERE workspace_id = \(workspace) AND contact_id IN \(list: ids)
            """
        )
        return Set(try rows.map { try $0["contact_id"] })
    }

    /// The conversations with one contact.
    package static func threads(
        of contact: ContactID,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [ConversationID] {
        try transaction.rows(
            "SELECT id FROM conversations WHERE workspace_id = \(workspace) AND contact_id = \(contact)"
        ).map { try $0["id"] }
    }
}

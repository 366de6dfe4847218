import Contacts
import Primitives
import Storage

/// SQL of which message a webhook speaks of.
struct WamidStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// Whether a message with this wamid is kept, of whatever direction.
    func isKnown(_ wamid: String) throws -> Bool {
        try transaction.row("SELECT id FROM messages WHERE workspace_id = \(workspace) AND wamid = \(wamid)") != nil
    }

    /// Those of `ids` whose wamid is not known yet: only they can be meant by a webhook's opaque data and not by its wamid.
    func unnamed(_ ids: [MessageID]) throws -> Set<MessageID> {
        guard !ids.isEmpty else { return [] }
        return try Set(
            transaction.rows(
                """
                SELECT id FROM messages
                WHERE workspace_id = \(workspace) AND id IN \(list: ids) AND direction = 'out' AND wamid IS NULL
                """
            ).map { try $0["id"] }
        )
    }

    func contacts(of ids: [MessageID]) throws -> [MessageID: ContactID] {
        let found = try transaction.rows(
            "SELECT id, contact_id FROM messages WHERE workspace_id = \(workspace) AND id IN \(list: ids)"
        ).map { (try $0["id"] as MessageID, try $0["contact_id"] as ContactID) }
        return Dictionary(found) { first, _ in first }
    }
}

import Contacts
import Primitives
import Routes
import Storage

/// A page of the inbox in three statements, however many conversations there are.
struct ConversationList {
    let transaction: Transaction
    let ambient: Ambient
    let workspace: WorkspaceID

    enum Filter: String {
        case open
        case unread
        case resolved
    }

    struct Entry: Sendable {
        let conversation: Conversation
        let contact: Contact?
        let last: Message?
    }

    func page(_ filter: Filter, search: String?, page: PageRequest) throws -> [Entry] {
        var sql: SQL = "SELECT * FROM conversations WHERE workspace_id = \(workspace) AND shown = 1"
        switch filter {
        case .open: sql += " AND status = 'open'"
        case .unread: sql += " AND unread > 0"
        case .resolved: sql += " AND status = 'resolved'"
        }
        if let search, !search.isEmpty {
            let found = try ContactStore(transaction, ambient: ambient)
                .page(workspace, search: search, after: nil, limit: 500)
            sql += " AND contact_id IN \(list: found.map(\.id))"
        }
        if let after = page.after {
            sql += " AND (updated_at, id) < (\(try after.timestamp(0)), \(try after.id(1) as ConversationID))"
        }
        sql += " ORDER BY updated_at DESC, id DESC LIMIT \(page.limit + 1)"
        return try entries(transaction.rows(sql))
    }

    func entry(_ id: ConversationID) throws -> Entry {
        let rows = try transaction.rows(
            "SELECT * FROM conversations WHERE workspace_id = \(workspace) AND id = \(id)"
        )
        guard let entry = try entries(rows).first else { throw MessagingError.conversationNotFound(id) }
        return entry
    }

    private func entries(_ rows: [Row]) throws -> [Entry] {
        let conversations = try rows.map(Conversation.init)
        let newest: [MessageID?] = try rows.map { try $0["last_message_id"] }
        let contacts = try ContactStore(transaction, ambient: ambient)
            .contacts(Array(Set(conversations.map(\.contact))), in: workspace)
        let messages = try MessageStore(transaction).all(workspace, newest.compactMap { $0 })
        let byID = Dictionary(messages.map { ($0.id, $0) }) { first, _ in first }
        return zip(conversations, newest).map { conversation, last in
            Entry(
                conversation: conversation,
                contact: contacts[conversation.contact],
                last: last.flatMap { byID[$0] }
            )
        }
    }
}

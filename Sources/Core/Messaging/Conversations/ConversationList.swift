import Contacts
import Primitives
import Routes
import Storage
import Workspaces

/// A page of the inbox in at most three statements, however many conversations there are: the conversations with all that
/// this module knows of each, their contacts, and what the people and teams on them are called.
struct ConversationList {
    let transaction: Transaction
    let ambient: Ambient
    let scope: InboxScope
    /// How many people of a search are named one by one.
    var namedMax = 500

    private var workspace: WorkspaceID { scope.workspace }

    struct Entry: Sendable {
        let conversation: Conversation
        let contact: Contact?
        let last: Last?
        let mine: Mine
        let tags: [Tag]
        let member: NamedBody?
        let team: NamedBody?
        /// What the list is sorted by.
        let key: Int64
        let hidesNumber: Bool
    }

    /// What a list shows of the newest message.
    struct Last: Sendable {
        let text: String
        let type: String
        let direction: Message.Direction
        let state: MessageState
        let at: Timestamp
    }

    /// What the conversation is to the caller.
    struct Mine: Sendable {
        let isPinned: Bool
        let isMarkedUnread: Bool
        let isMentioned: Bool
        let reminderAt: Timestamp?
    }

    func page(_ filter: ConversationFilter, page: PageRequest) throws -> [Entry] {
        let branches = ConversationBranches(
            scope: scope,
            filter: filter,
            people: try filter.search.flatMap { try $0.isEmpty ? nil : people($0) },
            now: ambient.now()
        )
        let last = try page.after.map { (key: try $0.number(0), id: try $0.id(1) as ConversationID) }
        let limit = page.limit + 1
        let selection = branches.selection(after: last, limit: limit)
        let picked: SQL = """
            SELECT id, sort_key FROM (\(selection)) AS every
            ORDER BY sort_key \(branches.order), id \(branches.order) LIMIT \(limit)
            """
        return try entries(Self.details(of: picked, scope, order: branches.order))
    }

    /// Those whom a search finds. The conversations of a few are looked up; where many are called so, the tab is walked along, in
    /// which their newest come soon.
    private func people(_ search: String) throws -> SQL {
        let store = ContactStore(transaction, ambient: ambient)
        let few = try store.page(
            workspace,
            search: search,
            wholeNumbers: scope.hidesNumbers,
            after: nil,
            limit: namedMax + 1
        ).map(\.id)
        if few.count <= namedMax { return "c.contact_id IN \(list: few)" }
        let query = ContactQuery(search: search, hidesNumbers: scope.hidesNumbers)
        // The sign keeps SQLite, which takes the many for a few dozen, from the index of contacts.
        return """
            \(sqlite: "+")c.contact_id IN (SELECT c.id FROM contacts c WHERE \(try store.condition(query, in: workspace)))
            """
    }

    /// - Throws: `MessagingError.conversationNotFound`, also for what the caller does not see.
    func entry(_ id: ConversationID) throws -> Entry {
        let picked: SQL = """
            SELECT c.id, c.updated_at AS sort_key FROM conversations c
            WHERE c.workspace_id = \(workspace) AND c.id = \(id) AND \(scope.condition("c"))
            """
        guard let entry = try entries(Self.details(of: picked, scope, order: "DESC")).first else {
            throw MessagingError.conversationNotFound(id)
        }
        return entry
    }

    /// Those of these that the inbox shows the caller, in whatever tab: once for all that live events told of in a moment.
    func entries(of ids: [ConversationID]) throws -> [Entry] {
        guard !ids.isEmpty else { return [] }
        let picked: SQL = """
            SELECT c.id, c.updated_at AS sort_key FROM conversations c
            WHERE c.workspace_id = \(workspace) AND c.id IN \(list: ids) AND c.shown = 1
            AND \(scope.condition("c"))
            """
        return try entries(Self.details(of: picked, scope, order: "DESC"))
    }

    /// Which of these the caller sees.
    func visible(_ ids: [ConversationID]) throws -> Set<ConversationID> {
        guard !ids.isEmpty else { return [] }
        let rows = try transaction.rows(
            """
            SELECT c.id FROM conversations c
            WHERE c.workspace_id = \(workspace) AND c.id IN \(list: ids) AND \(scope.condition("c"))
            """
        )
        return Set(try rows.map { try $0["id"] })
    }

    /// - Parameter picked: identities and sort keys.
    static func details(of picked: SQL, _ scope: InboxScope, order: SQL) -> SQL {
        let member = scope.member ?? MemberID(rawValue: 0)
        // CROSS JOIN: SQLite takes the tables in this order.
        return """
            SELECT c.*, k.sort_key, p.pinned_at, p.unread_at, p.mentioned_at, r.due_at AS reminder_at, m.text AS last_text,
             m.type AS last_type, m.direction AS last_direction, m.state AS last_state, m.at AS last_at,
             (SELECT \(sqlite: "group_concat(t.id || ' ' || t.colour || ' ' || t.name, char(10))")\
            \(postgres: "string_agg(t.id || ' ' || t.colour || ' ' || t.name, chr(10))")
              FROM conversation_tags l CROSS JOIN tags t
              WHERE l.workspace_id = c.workspace_id AND l.conversation_id = c.id
              AND t.workspace_id = l.workspace_id AND t.id = l.tag_id) AS tag_lines
            FROM (\(picked)) AS k CROSS JOIN conversations c
            LEFT JOIN conversation_people p
             ON p.workspace_id = c.workspace_id AND p.member_id = \(member) AND p.conversation_id = c.id
            LEFT JOIN reminders r
             ON r.workspace_id = c.workspace_id AND r.conversation_id = c.id AND r.member_id = \(member)
            LEFT JOIN messages m ON m.workspace_id = c.workspace_id AND m.id = c.last_message_id
            WHERE c.workspace_id = \(scope.workspace) AND c.id = k.id
            ORDER BY k.sort_key \(order), k.id \(order)
            """
    }

    private func entries(_ sql: SQL) throws -> [Entry] {
        let rows = try transaction.rows(sql)
        guard !rows.isEmpty else { return [] }
        let conversations = try rows.map(Conversation.init)
        let contacts = try ContactStore(transaction, ambient: ambient)
            .contacts(Array(Set(conversations.map(\.contact))), in: workspace)
        let names = try InboxNames(
            members: conversations.map(\.place.assignee),
            teams: conversations.map(\.place.team),
            workspace: workspace,
            in: transaction
        )
        return try zip(rows, conversations).map { row, conversation in
            Entry(
                conversation: conversation,
                contact: contacts[conversation.contact],
                last: try Last(row),
                mine: try Mine(row),
                tags: try Tag.lines(row["tag_lines"]),
                member: names.named(conversation.place.assignee),
                team: names.named(conversation.place.team),
                key: try row["sort_key"],
                hidesNumber: scope.hidesNumbers
            )
        }
    }
}

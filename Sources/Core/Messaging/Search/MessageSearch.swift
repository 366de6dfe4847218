import Contacts
import Primitives
import Storage

/// Messages by their words, the newest first, of the conversations that the caller sees.
struct MessageSearch {
    let transaction: Transaction
    let scope: InboxScope

    struct Query: Sendable {
        var words: [String]
        var sender: Sender?
        var inbox: Inbox?
        var tag: TagID?
        var from: Timestamp?
        var to: Timestamp?
        var hasMedia = false

        enum Sender: Sendable, Hashable {
            case contact
            case us
            case member(MemberID)

            init?(_ text: String) {
                switch text {
                case "contact": self = .contact
                case "us": self = .us
                default:
                    guard let member = MemberID(text) else { return nil }
                    self = .member(member)
                }
            }
        }
    }

    struct Found: Sendable {
        let id: MessageID
        let conversation: ConversationID
        let contact: ContactID
        let text: String
        let type: String
        let at: Timestamp
        let direction: Message.Direction
    }

    /// In one statement.
    ///
    /// - Parameter last: the last message of the page before.
    func page(_ query: Query, after last: MessageID?, limit: Int) throws -> [Found] {
        guard !query.words.isEmpty else { return [] }
        return try transaction.rows(sql(query, after: last, limit: limit)).map(Found.init)
    }

    func sql(_ query: Query, after last: MessageID?, limit: Int) -> SQL {
        let matching = MessageIndex.matching(query.words, in: scope.workspace, transaction.dialect)
        // CROSS JOIN: SQLite begins with the index, which is in order already.
        var sql: SQL = """
            SELECT m.id, m.conversation_id, m.contact_id, m.text, m.type, m.at, m.direction
            FROM \(matching.from) CROSS JOIN messages m CROSS JOIN conversations c
            WHERE \(matching.where) AND m.workspace_id = \(scope.workspace) AND m.id = \(MessageIndex.id)
            AND (m.send_at IS NULL OR m.lane < \(Lane.parked))
            AND c.workspace_id = \(scope.workspace) AND c.id = m.conversation_id AND c.shown = 1
            AND \(scope.condition("c"))
            """
        if let last { sql += " AND \(MessageIndex.id) < \(last)" }
        switch query.sender {
        case .contact: sql += " AND m.direction = 'in'"
        case .us: sql += " AND m.direction = 'out'"
        case .member(let member): sql += " AND m.author_id = \(member)"
        case nil: break
        }
        // Its words are numbers, which would be found out letter by letter.
        if scope.hidesNumbers { sql += " AND m.type <> 'system'" }
        if let inbox = query.inbox { sql += " AND c.inbox = \(inbox)" }
        if let from = query.from { sql += " AND m.at >= \(from)" }
        if let to = query.to { sql += " AND m.at < \(to)" }
        if query.hasMedia { sql += " AND m.type IN ('image', 'video', 'audio', 'document', 'sticker')" }
        if let tag = query.tag {
            sql += """
                 AND EXISTS (SELECT 1 FROM conversation_tags l WHERE l.workspace_id = c.workspace_id
                 AND l.conversation_id = c.id AND l.tag_id = \(tag))
                """
        }
        return sql + " ORDER BY \(MessageIndex.id) DESC LIMIT \(limit)"
    }
}

extension MessageSearch.Found {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"],
            conversation: try row["conversation_id"],
            contact: try row["contact_id"],
            text: try row["text"],
            type: try row["type"],
            at: try row["at"],
            direction: try row["direction"]
        )
    }
}

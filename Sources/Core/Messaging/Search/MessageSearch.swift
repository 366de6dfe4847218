import Contacts
import Primitives
import Storage

/// Messages by their words, or by their kind alone, the newest first, of the conversations that the caller sees.
struct MessageSearch {
    let transaction: Transaction
    let scope: InboxScope
    /// How many messages with the words are looked at in one go, from the newest: a few suffice unless a filter wants others.
    var looks = [128, 512, 2048, 8192]

    struct Query: Sendable {
        var words: [String]
        var sender: Sender?
        var inbox: Inbox?
        var tag: TagID?
        var from: Timestamp?
        var to: Timestamp?
        /// Without words, kinds are looked for alone.
        var has: SearchedKind?

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

    /// Two statements when no filter leaves out what the words find, and eight at most: who wants what is rarely there gets a page
    /// with less in it and the place from where to look on.
    ///
    /// - Parameter last: the last message of the page before, or the place that it named.
    func page(_ query: Query, after last: MessageID?, limit: Int) throws -> (found: [Found], next: MessageID?) {
        guard let newest = try match(query) else { return ([], nil) }
        // Digits would find a number out, one after another: they count where the number is not hidden.
        let looksAtText = scope.hidesNumbers && query.words.contains { $0.contains(where: \.isNumber) }
        var found: [Found] = []
        var place = last
        for look in looks {
            let ids = try newest(place, look)
            guard !ids.isEmpty else { return (found, nil) }
            let wanted = limit + 1 - found.count
            let rows = try transaction.rows(sql(query, of: ids, limit: looksAtText ? ids.count : wanted)).map(
                Found.init
            )
            found += looksAtText ? rows.filter { isShown($0, query) }.prefix(wanted) : rows[...]
            if found.count > limit {
                found.removeLast()
                return (found, found.last?.id)
            }
            guard ids.count == look else { return (found, nil) }
            place = ids.last
        }
        return (found, place)
    }

    /// What is looked at, from the newest; `nil` when nothing is asked for.
    private func match(_ query: Query) throws -> ((MessageID?, Int) throws -> [MessageID])? {
        if query.words.isEmpty, let types = query.has?.types {
            let kinds = TypeMatch(types: types, workspace: scope.workspace, transaction: transaction)
            return { try kinds.newest(before: $0, limit: $1) }
        }
        let words = query.words + [query.has?.word].compactMap { $0 }
        guard !words.isEmpty else { return nil }
        let match = try MessageMatch(words, in: scope.workspace, transaction)
        return { try match.newest(before: $0, limit: $1) }
    }

    /// Whether what is looked for is in what the caller is shown of it.
    private func isShown(_ found: Found, _ query: Query) -> Bool {
        let words = SearchWords(NumberMask.masked(found.text)).words
        return query.words.allSatisfy { wanted in words.contains { SearchWords.begins($0, with: wanted) } }
    }

    private func sql(_ query: Query, of ids: [MessageID], limit: Int) -> SQL {
        var sql: SQL = """
            SELECT m.id, m.conversation_id, m.contact_id, m.text, m.type, m.at, m.direction
            FROM messages m JOIN conversations c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
            WHERE m.workspace_id = \(scope.workspace) AND m.id IN \(list: ids)
            AND (m.send_at IS NULL OR m.lane < \(Lane.parked)) AND c.shown = 1 AND \(scope.condition("c"))
            """
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
        if let has = query.has { sql += " AND " + has.condition }
        if let tag = query.tag {
            sql += """
                 AND EXISTS (SELECT 1 FROM conversation_tags l WHERE l.workspace_id = c.workspace_id
                 AND l.conversation_id = c.id AND l.tag_id = \(tag))
                """
        }
        return sql + " ORDER BY m.id DESC LIMIT \(limit)"
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

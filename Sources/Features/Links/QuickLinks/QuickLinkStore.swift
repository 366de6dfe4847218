import Contacts
import Primitives
import Storage

/// SQL of quick links and their counts.
struct QuickLinkStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func page(after last: QuickLinkID?, limit: Int) throws -> [QuickLink] {
        var sql: SQL = "SELECT * FROM quick_links WHERE workspace_id = \(workspace)"
        if let last { sql += " AND id < \(last)" }
        return try transaction.rows(sql + " ORDER BY id DESC LIMIT \(limit)").map(QuickLink.init)
    }

    func count() throws -> Int {
        try transaction.row("SELECT count(*) AS count FROM quick_links WHERE workspace_id = \(workspace)")?["count"]
            ?? 0
    }

    func find(_ id: QuickLinkID) throws -> QuickLink? {
        try transaction.row("SELECT * FROM quick_links WHERE workspace_id = \(workspace) AND id = \(id)")
            .map(QuickLink.init)
    }

    /// `false`: the slug is another's.
    func save(_ link: QuickLink) throws -> Bool {
        let taken = try transaction.row("SELECT id FROM quick_links WHERE slug = \(link.slug) AND id <> \(link.id)")
        guard taken == nil else { return false }
        let key = Self.matchKey(link.text)
        try transaction.run(
            """
            INSERT INTO quick_links
            (workspace_id, id, channel_id, name, text, match_key, has_code, slug, active, member_id, created_at)
            VALUES (\(workspace), \(link.id), \(link.channel), \(link.name), \(link.text), \(key), \(link.hasCode),
             \(link.slug), \(link.isActive), \(link.by), \(link.createdAt))
            ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, text = excluded.text,
             match_key = excluded.match_key, has_code = excluded.has_code, slug = excluded.slug, active = excluded.active
            """
        )
        return true
    }

    func delete(_ id: QuickLinkID) throws -> Bool {
        for table in ["quick_link_days", "quick_link_conversations"] {
            try transaction.run("DELETE FROM \(raw: table) WHERE workspace_id = \(workspace) AND link_id = \(id)")
        }
        return try transaction.run("DELETE FROM quick_links WHERE workspace_id = \(workspace) AND id = \(id)") > 0
    }

    /// Where a short address leads, with the number; `nil` when it leads nowhere (any more).
    static func find(slug: String, _ transaction: Transaction) throws -> (QuickLinkStore, QuickLink, number: String)? {
        try transaction.row(
            """
            SELECT l.*, c.display_number FROM quick_links l
            JOIN channels c ON c.workspace_id = l.workspace_id AND c.id = l.channel_id AND c.state = 'connected'
            WHERE l.slug = \(slug) AND l.active = 1
            """
        ).map { row in
            (
                QuickLinkStore(transaction, in: try row["workspace_id"]), try QuickLink(row),
                number: try row["display_number"]
            )
        }
    }

    /// The link that filled in what a customer wrote: by its code, else by its text, the newest first.
    func find(in text: String, on channel: ChannelID) throws -> QuickLinkID? {
        if let code = QuickLink.code(in: text) {
            let found = try transaction.row(
                "SELECT id FROM quick_links WHERE slug = \(code) AND workspace_id = \(workspace) AND channel_id = \(channel)"
            )
            if let found { return try found["id"] }
        }
        guard let key = Self.matchKey(text) else { return nil }
        return try transaction.row(
            """
            SELECT id FROM quick_links
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND match_key = \(key)
            ORDER BY active DESC, id DESC LIMIT 1
            """
        ).map { try $0["id"] }
    }

    func clicked(_ id: QuickLinkID, at: Timestamp) throws {
        try transaction.run(
            "UPDATE quick_links SET clicks = clicks + 1 WHERE workspace_id = \(workspace) AND id = \(id)"
        )
        try count(id, at: at, clicks: 1, conversations: 0)
    }

    /// Counts a conversation for a link, once.
    func began(_ conversation: ConversationID, by id: QuickLinkID, at: Timestamp) throws {
        let isNew =
            try transaction.run(
                """
                INSERT INTO quick_link_conversations (workspace_id, link_id, conversation_id, at)
                VALUES (\(workspace), \(id), \(conversation), \(at))
                ON CONFLICT (workspace_id, link_id, conversation_id) DO NOTHING
                """
            ) > 0
        guard isNew else { return }
        try transaction.run(
            "UPDATE quick_links SET conversations = conversations + 1 WHERE workspace_id = \(workspace) AND id = \(id)"
        )
        try count(id, at: at, clicks: 0, conversations: 1)
    }

    private func count(_ id: QuickLinkID, at: Timestamp, clicks: Int, conversations: Int) throws {
        try transaction.run(
            """
            INSERT INTO quick_link_days (workspace_id, link_id, day, clicks, conversations)
            VALUES (\(workspace), \(id), \(at.day), \(clicks), \(conversations))
            ON CONFLICT (workspace_id, link_id, day) DO UPDATE SET clicks = quick_link_days.clicks + excluded.clicks,
             conversations = quick_link_days.conversations + excluded.conversations
            """
        )
    }

    func days(of id: QuickLinkID, from: String, to: String) throws -> [QuickLinkDay] {
        try transaction.rows(
            """
            SELECT day, clicks, conversations FROM quick_link_days
            WHERE workspace_id = \(workspace) AND link_id = \(id) AND day >= \(from) AND day <= \(to)
            ORDER BY day DESC LIMIT 400
            """
        ).map { QuickLinkDay(day: try $0["day"], clicks: try $0["clicks"], conversations: try $0["conversations"]) }
    }

    /// Customers change capitals and spaces.
    private static func matchKey(_ text: String) -> String? {
        let folded = FoldedText(text).value
        return folded.isEmpty ? nil : String(folded.prefix(600))
    }
}

struct QuickLinkDay: Codable, Sendable, Equatable {
    let day: String
    let clicks: Int64
    let conversations: Int64
}

extension Timestamp {
    /// yyyy-mm-dd, UTC.
    var day: String { String("\(self)".prefix(10)) }
}

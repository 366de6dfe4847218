import Contacts
import Primitives
import Storage

/// The files in the conversations of a contact that the caller sees. What was deleted, and what waits for its time, is not among them.
struct ContactFiles {
    let transaction: Transaction
    let scope: InboxScope
    let contact: ContactID

    /// Those of a page in two statements, whatever the size, and one for names where colleagues sent some.
    ///
    /// - Returns: the newest first.
    func page(_ kind: FileKind?, before last: MessageID?, limit: Int) throws -> [ContactFileBody] {
        let conversations = try conversations()
        guard !conversations.isEmpty else { return [] }
        let messages = try transaction.rows(sql(conversations, kind, before: last, limit: limit)).map(Message.init)
        let media = try MediaBody.all(of: messages, for: scope, transaction)
        let names = try InboxNames(members: messages.map(\.author), workspace: scope.workspace, in: transaction)
        return messages.compactMap { message in
            message.media.flatMap { media[$0] }.map { file in
                ContactFileBody(
                    message,
                    file,
                    author: names.named(message.author),
                    hidesNumbers: scope.hidesNumbers
                )
            }
        }
    }

    func sql(_ conversations: [ConversationID], _ kind: FileKind?, before last: MessageID?, limit: Int) -> SQL {
        var sql: SQL = "SELECT m.* FROM \(Self.table) WHERE \(condition(conversations))"
        if let kind { sql += " AND m.type = \(kind)" }
        if let last { sql += " AND m.id < \(last)" }
        return sql + " ORDER BY m.id DESC LIMIT \(limit)"
    }

    func counts() throws -> FileCounts {
        let conversations = try conversations()
        guard !conversations.isEmpty else { return FileCounts([:]) }
        let rows = try transaction.rows(
            "SELECT m.type, count(*) AS files FROM \(Self.table) WHERE \(condition(conversations)) GROUP BY m.type"
        )
        return FileCounts(Dictionary(uniqueKeysWithValues: try rows.map { (try $0["type"], try $0["files"]) }))
    }

    /// One on each number of the business. Asked for first, so that the files come from their index.
    private func conversations() throws -> [ConversationID] {
        try transaction.rows(
            """
            SELECT c.id FROM conversations c
            WHERE c.workspace_id = \(scope.workspace) AND c.contact_id = \(contact) AND c.shown = 1
            AND \(scope.condition("c")) ORDER BY c.id LIMIT 500
            """
        ).map { try $0["id"] }
    }

    /// Without a word SQLite would walk the whole workspace, in the order that is asked for.
    private static let table: SQL = "messages m\(sqlite: " INDEXED BY messages_files")"

    private func condition(_ conversations: [ConversationID]) -> SQL {
        """
        m.workspace_id = \(scope.workspace) AND m.conversation_id IN \(list: conversations) AND m.media_id IS NOT NULL
        AND m.type IN \(list: FileKind.allCases) AND (m.send_at IS NULL OR m.lane < \(Lane.parked))
        AND NOT EXISTS (SELECT 1 FROM messages r
            WHERE r.workspace_id = m.workspace_id AND r.target = m.wamid AND r.type = 'revoke')
        """
    }
}

package import Primitives
package import Storage

/// The index of messages by their words: SQLite's FTS5 and PostgreSQL's tsvector behind one name.
package struct MessageIndex {
    private let transaction: Transaction

    package init(transaction: Transaction) {
        self.transaction = transaction
    }

    /// Takes messages in, each once: SQLite's index has no way to know one again.
    package func add(_ messages: [(id: MessageID, text: String)], in workspace: WorkspaceID) throws {
        let mark = SearchWords.of(workspace)
        let statements = messages.compactMap { message -> SQL? in
            let words = SearchWords(message.text).words
            guard !words.isEmpty else { return nil }
            let text = (words + [mark]).joined(separator: " ")
            switch transaction.dialect {
            case .sqlite: return "INSERT INTO message_search (rowid, words) VALUES (\(message.id), \(text))"
            case .postgres:
                return """
                    INSERT INTO message_search (id, words)
                    VALUES (\(message.id), array_to_tsvector(string_to_array(\(text), ' '))) ON CONFLICT (id) DO NOTHING
                    """
            }
        }
        try transaction.runEach(statements)
    }

    /// `FROM` and `WHERE` of a search: rows `s` whose `id` is a message that holds words beginning with all of these.
    static func matching(_ words: [String], in workspace: WorkspaceID, _ dialect: Dialect) -> (from: SQL, where: SQL) {
        let mark = SearchWords.of(workspace)
        switch dialect {
        case .sqlite:
            let query = ([#""\#(mark)""#] + words.map { #""\#($0)"*"# }).joined(separator: " AND ")
            return ("message_search s", "s.message_search MATCH \(query)")
        case .postgres:
            let query = (["'\(mark)'"] + words.map { "'\($0)':*" }).joined(separator: " & ")
            return ("message_search s", "s.words @@ CAST(\(query) AS tsquery)")
        }
    }

    /// The name of a row's message.
    static let id: SQL = "\(sqlite: "s.rowid")\(postgres: "s.id")"
}

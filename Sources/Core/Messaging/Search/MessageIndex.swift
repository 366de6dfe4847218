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

    /// Takes messages out again, those of them that are in.
    func remove(_ messages: [(id: MessageID, text: String)], in workspace: WorkspaceID) throws {
        guard transaction.dialect == .sqlite else {
            for some in messages.chunked(by: 1_000) {
                try transaction.run("DELETE FROM message_search WHERE id IN \(list: some.map(\.id))")
            }
            return
        }
        let mark = SearchWords.of(workspace)
        for message in messages {
            let words = SearchWords(message.text).words
            // Taking out what is not in would damage the index, which does not know what it holds.
            let match = "\"\(mark)\""
            let present = try transaction.row(
                "SELECT rowid FROM message_search WHERE message_search MATCH \(match) AND rowid = \(message.id)"
            )
            guard !words.isEmpty, present != nil else { continue }
            let text = (words + [mark]).joined(separator: " ")
            try transaction.run(
                "INSERT INTO message_search (message_search, rowid, words) VALUES ('delete', \(message.id), \(text))"
            )
        }
        // Words that no message holds any more go when the index's parts are merged: begun here, done by `SearchCleaning`.
        // The savepoint writes the index down, without which there is nothing to merge yet.
        try transaction.savepoint {
            try transaction.run("INSERT INTO message_search (message_search, rank) VALUES ('merge', -100)")
        }
    }
}

import Primitives
import Storage

/// Which messages hold words that begin with all of those looked for, the newest first and no further than is asked.
///
/// Neither the number of messages nor how often a word is said may count: SQLite's index of words is walked from its newest end, one
/// word at a time. Only a beginning of two or three letters has such a list of its own (`prefix` in the migration); of a longer one
/// FTS5 would gather all messages before it sorts them, so the words that begin so are looked up and asked for by name.
struct MessageMatch {
    private let transaction: Transaction
    private let condition: SQL

    /// Words of a beginning that are asked for by name; one that begins so many is gathered after all.
    private static let namesMax = 500

    init(_ words: [String], in workspace: WorkspaceID, _ transaction: Transaction) throws {
        self.transaction = transaction
        let mark = SearchWords.of(workspace)
        switch transaction.dialect {
        case .sqlite:
            let all = try [#""\#(mark)""#] + words.map { try Self.expression($0, transaction) }
            condition = "s.message_search MATCH \(all.joined(separator: " AND "))"
        case .postgres:
            let all = ["'\(mark)'"] + words.map { SearchWords.isWhole($0) ? "'\($0)'" : "'\($0)':*" }
            condition = "s.words @@ CAST(\(all.joined(separator: " & ")) AS tsquery)"
        }
    }

    func newest(before last: MessageID?, limit: Int) throws -> [MessageID] {
        let id: SQL = "\(sqlite: "s.rowid")\(postgres: "s.id")"
        var sql: SQL = "SELECT \(id) AS id FROM message_search s WHERE \(condition)"
        if let last { sql += " AND \(id) < \(last)" }
        return try transaction.rows(sql + " ORDER BY \(id) DESC LIMIT \(limit)").map { try $0["id"] }
    }

    private static func expression(_ word: String, _ transaction: Transaction) throws -> String {
        if SearchWords.isWhole(word) { return #""\#(word)""# }
        let beginning = #""\#(word)"*"#
        guard word.unicodeScalars.count > 3 else { return beginning }
        let names = try self.names(word, transaction)
        guard !names.isEmpty, names.count <= namesMax else { return beginning }
        return "(" + names.map { #""\#($0)""# }.joined(separator: " OR ") + ")"
    }

    /// Each is found by a look behind the one before: the list of words has a row for each message.
    private static func names(_ word: String, _ transaction: Transaction) throws -> [String] {
        let end = word + "\u{10FFFF}"
        let rows = try transaction.rows(
            """
            WITH RECURSIVE names (word, place) AS (
                SELECT (SELECT term FROM message_search_words WHERE term >= \(word) AND term < \(end) LIMIT 1), 1
                UNION ALL
                SELECT (
                    SELECT term FROM message_search_words WHERE term >= word || char(1) AND term < \(end) LIMIT 1
                ), place + 1
                FROM names WHERE word IS NOT NULL AND place <= \(namesMax)
            )
            SELECT word FROM names WHERE word IS NOT NULL
            """
        )
        return try rows.map { try $0["word"] }
    }
}

/// One step of the schema, kept with the feature that owns it.
///
/// The text is written once, with words that become the engine's: `BIGINT` and `BYTEA` are PostgreSQL's own and turn
/// into `INTEGER` and `BLOB`; `{table}` after a table's closing parenthesis turns into `STRICT`, `{clustered}` into
/// `STRICT, WITHOUT ROWID` (rows stored in key order), and into nothing on PostgreSQL.
package struct Migration: Sendable {
    /// Sorts by itself: `m20261123_0010_wallets`.
    package let name: String
    private let sqlite: String
    private let postgres: String

    /// One text for both engines.
    package init(_ name: String, _ text: [UInt8]) {
        self.name = name
        sqlite = String(decoding: text, as: UTF8.self)
        postgres = sqlite
    }

    /// A text for each, where they have no common words: triggers, full-text search.
    package init(_ name: String, sqlite: [UInt8], postgres: [UInt8]) {
        self.name = name
        self.sqlite = String(decoding: sqlite, as: UTF8.self)
        self.postgres = String(decoding: postgres, as: UTF8.self)
    }

    package func text(for dialect: Dialect) -> String {
        switch dialect {
        case .sqlite:
            sqlite
                .replacing("BIGINT", with: "INTEGER")
                .replacing("BYTEA", with: "BLOB")
                .replacing("{table}", with: "STRICT")
                .replacing("{clustered}", with: "STRICT, WITHOUT ROWID")
        case .postgres:
            postgres
                .replacing("{table}", with: "")
                .replacing("{clustered}", with: "")
        }
    }
}

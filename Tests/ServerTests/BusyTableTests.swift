import Storage
import TestSupport
import Testing

@testable import Server

/// What SQLite does for one row of the tables that get one for every message, webhook or line of a file.
struct BusyTableTests {
    private static let busy = [
        "webhook_inbox", "messages", "charges", "charge_entries", "contacts", "contact_identities", "import_rows",
        "campaign_recipients", "jobs", "events",
    ]

    /// A list of three and more in a CHECK or in a partial index's WHERE is such a table, filled anew for every row.
    @Test(arguments: busy)
    func `No row is checked against a table made for it`(table: String) async throws {
        let database = try await TestDatabase.sqlite.open(Features.migrations)
        let (columns, steps) = try await database.write { transaction in
            let columns: [String] = try transaction.rows("SELECT name FROM pragma_table_info(\(table))")
                .map { try $0["name"] }
            let names = columns.joined(separator: ", ")
            let values = columns.map { _ in "NULL" }.joined(separator: ", ")
            let explained = SQL(stringLiteral: "EXPLAIN INSERT INTO \(table) (\(names)) VALUES (\(values))")
            let steps: [String] = try transaction.rows(explained).map { try $0["opcode"] }
            return (columns, steps)
        }

        #expect(columns.count > 3)
        #expect(steps.contains("Insert") || steps.contains("IdxInsert"))
        #expect(!steps.contains("OpenEphemeral"))
    }

    @Test func `A check that was written anew still refuses`() async throws {
        let database = try await TestDatabase.sqlite.open(Features.migrations)
        await #expect(throws: DatabaseError.self) {
            try await database.write { transaction in
                try transaction.run(
                    "INSERT INTO webhook_inbox (id, secret_id, received_at, state, body) VALUES (1, 's', 1, 3, \([1]))"
                )
            }
        }
        let found = try await database.write { try $0.rows("PRAGMA integrity_check") }
        let answer: [String] = try found.map { try $0["integrity_check"] }
        #expect(answer == ["ok"])
    }
}

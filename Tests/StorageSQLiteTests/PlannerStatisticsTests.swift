import Foundation
import Storage
@testable import StorageSQLite
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PlannerStatisticsTests {
    private func rowsCounted(_ database: Database) async throws -> String? {
        try await database.read { transaction in
            // There is no such table before the first look.
            guard try transaction.row("SELECT name FROM sqlite_schema WHERE name = 'sqlite_stat1'") != nil else {
                return nil
            }
            return try transaction.row("SELECT stat FROM sqlite_stat1 WHERE tbl = 'notes'")?["stat"]
        }
    }

    private func insert(_ numbers: Range<Int>, into database: Database) async throws {
        try await database.write { try $0.runEach(numbers.map { Notes.insert($0) }) }
    }

    @Test
    func `What the planner knows is taken anew as the tables grow`() async throws {
        let database = Database(try SQLiteEngine.temporary())
        try await Migrator(Notes.all).run(on: database)
        #expect(try await rowsCounted(database) == nil)

        try await insert(0..<400, into: database)
        try await database.write { _ in }
        #expect(try await rowsCounted(database) == nil)
        try await insert(400..<1200, into: database)
        // The look comes after the commit and before the next.
        try await database.write { _ in }
        let first = try await rowsCounted(database)
        try await insert(1200..<4000, into: database)
        try await database.write { _ in }

        #expect(first?.hasPrefix("12") == true, "\(first ?? "none")")
        #expect(try await rowsCounted(database)?.hasPrefix("4") == true)
        try await database.close()
    }

    @Test
    func `A migration of a file with rows lets the planner know of its index`() async throws {
        let database = Database(try SQLiteEngine.temporary())
        try await Migrator(Notes.all).run(on: database)
        try await insert(0..<100, into: database)
        let later = Migration("m9999_later", Array("CREATE INDEX notes_later ON notes (id)".utf8))

        try await Migrator(Notes.all + [later]).run(on: database)

        let counted = try await database.read {
            try $0.rows("SELECT idx FROM sqlite_stat1 WHERE idx = 'notes_later'").count
        }
        #expect(counted == 1)
        try await database.close()
    }

    @Test(arguments: [
        ("1000000 401 401 1", "1000000 500000 125000 1"), ("1000 401 1", "1000 500 1"),
        ("500 401 401 1", "500 401 401 1"),
        ("20 20 1", "20 20 1"), ("100000 401 22 1", "100000 50000 22 1"), ("7 401 unordered", "7 401 unordered"),
        ("", ""),
    ])
    func `Many rows that are alike are not taken for 401`(stat: String, wanted: String) {
        #expect(PlannerStatistics.widened(stat) == wanted)
    }

    @Test
    func `Readers that were there before plan by what is known now`() async throws {
        let database = Database(try SQLiteEngine.temporary())
        let pairs = Migration(
            "m9998_pairs",
            Array(
                """
                CREATE TABLE pairs (owner BIGINT NOT NULL, id BIGINT NOT NULL, other BIGINT NOT NULL, PRIMARY KEY (owner, id));
                CREATE UNIQUE INDEX pairs_other ON pairs (owner, other);
                """.utf8
            )
        )
        try await Migrator([pairs]).run(on: database)
        let wanted = Array(Int64(0)..<500)
        func plan() async throws -> String {
            // Its text is new each time: a plan that is only explained is not made anew when the schema changes.
            let mark = SQL(stringLiteral: " -- \(UUID())")
            return try await database.read { transaction in
                // Reads, for only then a connection looks whether the schema has another number.
                _ = try transaction.rows("SELECT id FROM pairs LIMIT 1")
                let sql: SQL = """
                    EXPLAIN QUERY PLAN SELECT id FROM pairs WHERE owner = \(1) AND other IN \(list: wanted) ORDER BY id
                    """
                return try transaction.rows(sql + mark).first?["detail"] ?? ""
            }
        }
        for start in stride(from: 0, to: 50_000, by: 1_000) {
            _ = try await plan()
            try await database.write { transaction in
                try transaction.runEach(
                    (start..<start + 1_000).map { "INSERT INTO pairs VALUES (1, \($0), \($0 * 7))" as SQL }
                )
            }
        }
        try await database.write { _ in }
        for _ in 0..<8 { #expect(try await plan().contains("pairs_other")) }
        try await database.close()
    }
}

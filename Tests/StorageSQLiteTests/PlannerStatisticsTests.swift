import Foundation
import Storage
import StorageSQLite
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
}

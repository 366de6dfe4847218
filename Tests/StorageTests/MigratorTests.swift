import Storage
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct MigratorTests {
    private let first = migration("m0001_first", "CREATE TABLE a (id BIGINT PRIMARY KEY, bytes BYTEA) {table};")
    private let second = migration(
        "m0002_second",
        "CREATE TABLE b (id BIGINT PRIMARY KEY) {clustered}; INSERT INTO b (id) VALUES (1);"
    )

    @Test(arguments: TestDatabase.all)
    func `Steps are applied in the order of their names, once`(kind: TestDatabase) async throws {
        let database = try await kind.open()
        let migrator = Migrator([second, first])

        #expect(try await migrator.pending(in: database) == ["m0001_first", "m0002_second"])
        #expect(try await migrator.run(on: database) == ["m0001_first", "m0002_second"])
        #expect(try await migrator.pending(in: database) == [])
        #expect(try await migrator.run(on: database) == [])
        #expect(try await database.read { try $0.count("b") } == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A new step is applied on top of the old`(kind: TestDatabase) async throws {
        let database = try await kind.open([first])

        #expect(try await Migrator([first, second]).run(on: database) == ["m0002_second"])
    }

    @Test(arguments: TestDatabase.all)
    func `A step that was edited is refused before anything is applied`(kind: TestDatabase) async throws {
        let database = try await kind.open([first])
        let edited = Self.migration("m0001_first", "CREATE TABLE a (id BIGINT PRIMARY KEY) {table};")

        await #expect(throws: Migrator.MigrationError.edited("m0001_first")) {
            try await Migrator([edited, second]).run(on: database)
        }
        await #expect(throws: DatabaseError.self) { try await database.read { try $0.count("b") } }
    }

    @Test(arguments: TestDatabase.all)
    func `A program older than the data is refused`(kind: TestDatabase) async throws {
        let database = try await kind.open([first, second])

        await #expect(throws: Migrator.MigrationError.unknown(["m0002_second"])) {
            try await Migrator([first]).run(on: database)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A step that fails leaves nothing, and those before it stay`(kind: TestDatabase) async throws {
        let database = try await kind.open()
        let broken = Self.migration(
            "m0002_broken",
            "CREATE TABLE c (id BIGINT PRIMARY KEY) {table}; INSERT INTO nothing VALUES (1);"
        )

        await #expect(throws: DatabaseError.self) { try await Migrator([first, broken]).run(on: database) }

        #expect(try await Migrator([first]).pending(in: database) == [])
        await #expect(throws: DatabaseError.self) { try await database.read { try $0.count("c") } }
    }

    @Test(arguments: TestDatabase.all)
    func `Runners that start together apply each step once`(kind: TestDatabase) async throws {
        let database = try await kind.open()
        let steps = (1...9).map {
            Self.migration("m000\($0)_step", "CREATE TABLE t\($0) (id BIGINT PRIMARY KEY) {table};")
        }

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<6 { group.addTask { try await Migrator(steps).run(on: database) } }
            try await group.waitForAll()
        }

        #expect(try await database.read { try $0.count("schema_migrations") } == 9)
    }

    @Test
    func `The words of a text become the engine's`() {
        #expect(first.text(for: .sqlite) == "CREATE TABLE a (id INTEGER PRIMARY KEY, bytes BLOB) STRICT;")
        #expect(first.text(for: .postgres) == "CREATE TABLE a (id BIGINT PRIMARY KEY, bytes BYTEA) ;")
        #expect(second.text(for: .sqlite).contains("STRICT, WITHOUT ROWID"))
    }

    private static func migration(_ name: String, _ text: String) -> Migration {
        Migration(name, Array(text.utf8))
    }
}

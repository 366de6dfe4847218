import Storage
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct TransactionTests {
    @Test(arguments: TestDatabase.all)
    func `A statement says how many rows it changed`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        let counts = try await database.write { transaction in
            [
                try transaction.run("CREATE TABLE first (id BIGINT)"),
                try transaction.run(Fixtures.insert(1, "a")),
                try transaction.run("CREATE TABLE second (id BIGINT)"),
                try transaction.run("INSERT INTO items (id, name) VALUES (2, 'b'), (3, 'c')"),
                try transaction.run("UPDATE items SET amount = 1 WHERE id > 1"),
                try transaction.run("UPDATE items SET amount = 1 WHERE id > 9"),
                try transaction.run("INSERT INTO items (id, name) VALUES (1, 'a') ON CONFLICT DO NOTHING"),
                try transaction.run("SELECT id FROM items"),
                try transaction.run("DELETE FROM items WHERE id = 1 RETURNING id"),
                try transaction.rows("UPDATE items SET amount = 2 RETURNING id").count,
            ]
        }

        #expect(counts == [0, 1, 0, 2, 2, 0, 0, 3, 1, 2])
    }

    @Test(arguments: TestDatabase.all, [0, 1, 199, 200, 201, 1_000])
    func `Many statements say each what they changed`(kind: TestDatabase, count: Int) async throws {
        let database = try await kind.open(Fixtures.all)

        let counts = try await database.write { transaction in
            try transaction.runEach((0..<count).map { Fixtures.insert($0, "item \($0)") })
        }
        let updates = try await database.write { transaction in
            try transaction.runEach((0..<count).map { "UPDATE items SET amount = 7 WHERE id = \($0 * 2)" })
        }

        #expect(counts == Array(repeating: 1, count: count))
        #expect(updates == (0..<count).map { $0 * 2 < count ? 1 : 0 })
    }

    @Test(arguments: TestDatabase.all)
    func `Many statements may be of several shapes`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        let counts = try await database.write { transaction in
            try transaction.runEach([
                Fixtures.insert(1, "a"),
                Fixtures.insert(2, "b", amount: 3, bytes: [1]),
                "UPDATE items SET amount = \(9) WHERE id IN \(list: [1, 2, 3])",
                Fixtures.insert(3, "c"),
                "DELETE FROM items WHERE id > \(5)",
            ])
        }

        #expect(counts == [1, 1, 2, 1, 0])
        #expect(try await database.read { try $0.names() } == ["a", "b", "c"])
    }

    @Test(arguments: TestDatabase.all)
    func `A read cannot write`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        for body: @Sendable (Transaction) throws -> Void in [
            { try $0.run(Fixtures.insert(1, "a")) },
            { try $0.runEach([Fixtures.insert(1, "a")]) },
            { try $0.runScript("DELETE FROM items") },
        ] {
            let error = await #expect(throws: DatabaseError.self) { try await database.read(body) }
            guard case .statement = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
        #expect(try await database.read { try $0.count("items") } == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `A read sees one state while others write`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let written = Gate()

        let reader = Task {
            try await database.read { transaction in
                let before = try transaction.count("items")
                start.finish()
                written.wait()
                return (before, try transaction.count("items"), try transaction.names())
            }
        }
        for await _ in started {}
        try await database.write { _ = try $0.run(Fixtures.insert(1, "late")) }
        #expect(try await database.read { try $0.count("items") } == 1)
        written.open()

        #expect(try await reader.value == (0, 0, []))
    }

    @Test(arguments: TestDatabase.all)
    func `A write is seen by the reads that begin after it`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        for number in 1...50 {
            try await database.write { _ = try $0.run(Fixtures.insert(number, "item \(number)")) }
            #expect(try await database.read { try $0.count("items") } == number)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Actions run after the commit and before the caller goes on`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        let log = Mutex<[String]>([])
        let add: @Sendable (String) -> Void = { word in log.withLock { $0.append(word) } }

        try await database.write { transaction in
            transaction.afterCommit { add("kept") }
            try? transaction.savepoint {
                transaction.afterCommit { add("savepoint undone") }
                throw Refusal(number: 1)
            }
            try transaction.savepoint { transaction.afterCommit { add("savepoint kept") } }
        }
        add("caller")
        try? await database.write { transaction in
            transaction.afterCommit { add("rolled back") }
            throw Refusal(number: 2)
        }

        #expect(log.withLock(\.self) == ["kept", "savepoint kept", "caller"])
    }

    @Test(arguments: TestDatabase.all)
    func `A transaction cannot be used when it is over`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        let kept = Mutex<Keeper?>(nil)

        try await database.write { transaction in
            let keeper = Keeper(transaction)
            kept.withLock { $0 = keeper }
        }

        #expect(throws: DatabaseError.statement("the transaction is over")) {
            try kept.withLock { _ = try $0?.transaction.run(Fixtures.insert(1, "late")) }
        }
    }

    /// `@unchecked Sendable`: does what must not be done, to see it refused.
    private final class Keeper: @unchecked Sendable {
        let transaction: Transaction

        init(_ transaction: Transaction) {
            self.transaction = transaction
        }
    }
}

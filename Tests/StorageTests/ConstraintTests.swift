import Storage
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ConstraintTests {
    enum Kind: String, CaseIterable {
        case primaryKey, unique, foreignKey, check, notNull, raised, syntax

        var sql: SQL {
            switch self {
            case .primaryKey: Fixtures.insert(1, "another")
            case .unique: Fixtures.insert(2, "taken")
            case .foreignKey: "INSERT INTO parts (item_id, place) VALUES (99, 1)"
            case .check: Fixtures.insert(2, "forbidden")
            case .notNull: "INSERT INTO items (id, name) VALUES (2, NULL)"
            case .raised: "DELETE FROM items"
            case .syntax: "SELEC 1"
            }
        }

        func isRight(_ error: (any Error)?) -> Bool {
            switch (self, error as? DatabaseError) {
            case (.primaryKey, .uniqueViolation(let text)), (.unique, .uniqueViolation(let text)),
                (.foreignKey, .foreignKeyViolation(let text)), (.check, .checkViolation(let text)),
                (.notNull, .checkViolation(let text)), (.syntax, .statement(let text)):
                !text.isEmpty
            case (.raised, .raised("items-are-kept")):
                true
            default:
                false
            }
        }
    }

    @Test(arguments: TestDatabase.all, Kind.allCases)
    func `A refusal is told in our words and undoes the whole body`(kind: TestDatabase, refusal: Kind) async throws {
        let database = try await opened(kind)

        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { transaction in
                try transaction.run(Fixtures.insert(50, "before"))
                try transaction.run(refusal.sql)
            }
        }

        #expect(refusal.isRight(error), "\(String(describing: error))")
        #expect(try await database.read { try $0.names() } == ["taken"])
    }

    @Test(arguments: TestDatabase.all, Kind.allCases)
    func `The same refusal comes out of many statements at once`(kind: TestDatabase, refusal: Kind) async throws {
        let database = try await opened(kind)
        let many = (100..<500).map { Fixtures.insert($0, "item \($0)") }

        let error = await #expect(throws: DatabaseError.self) {
            try await database.write {
                try $0.runEach(many + [refusal.sql] + (500..<800).map { Fixtures.insert($0, "x\($0)") })
            }
        }

        #expect(refusal.isRight(error), "\(String(describing: error))")
        #expect(try await database.read { try $0.names() } == ["taken"])
    }

    @Test(arguments: TestDatabase.all)
    func `A body that swallows a refusal is refused all the same`(kind: TestDatabase) async throws {
        let database = try await opened(kind)

        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { transaction in
                try transaction.run(Fixtures.insert(50, "before"))
                _ = try? transaction.run(Fixtures.insert(2, "taken"))
                return "fine"
            }
        }

        #expect(Kind.unique.isRight(error))
        #expect(try await database.read { try $0.names() } == ["taken"])
    }

    @Test(arguments: TestDatabase.all)
    func `After a refusal every statement gives the first one's error`(kind: TestDatabase) async throws {
        let database = try await opened(kind)

        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { transaction in
                _ = try? transaction.run(Fixtures.insert(2, "taken"))
                try transaction.run(Fixtures.insert(3, "forbidden"))
            }
        }

        #expect(Kind.unique.isRight(error))
    }

    @Test(arguments: TestDatabase.all, Kind.allCases)
    func `A savepoint undoes its own changes only`(kind: TestDatabase, refusal: Kind) async throws {
        let database = try await opened(kind)

        let seen = try await database.write { transaction -> [String] in
            try transaction.run(Fixtures.insert(10, "before"))
            let error = #expect(throws: DatabaseError.self) {
                try transaction.savepoint {
                    try transaction.run(Fixtures.insert(11, "inside"))
                    try transaction.run(refusal.sql)
                }
            }
            #expect(refusal.isRight(error))
            try transaction.run(Fixtures.insert(12, "after"))
            return try transaction.names()
        }

        #expect(seen == ["taken", "before", "after"])
        #expect(try await database.read { try $0.names() } == ["taken", "before", "after"])
    }

    @Test(arguments: TestDatabase.all)
    func `Savepoints nest`(kind: TestDatabase) async throws {
        let database = try await opened(kind)

        try await database.write { transaction in
            try transaction.savepoint {
                try transaction.run(Fixtures.insert(10, "outer"))
                #expect(throws: Refusal(number: 1)) {
                    try transaction.savepoint {
                        try transaction.run(Fixtures.insert(11, "inner"))
                        try transaction.savepoint { _ = try transaction.run(Fixtures.insert(12, "innermost")) }
                        throw Refusal(number: 1)
                    }
                }
                try transaction.savepoint { _ = try transaction.run(Fixtures.insert(13, "second")) }
            }
        }

        #expect(try await database.read { try $0.names() } == ["taken", "outer", "second"])
    }

    @Test(arguments: TestDatabase.all)
    func `A savepoint that swallows a refusal is undone`(kind: TestDatabase) async throws {
        let database = try await opened(kind)

        try await database.write { transaction in
            let error = #expect(throws: DatabaseError.self) {
                try transaction.savepoint {
                    try transaction.run(Fixtures.insert(11, "inside"))
                    _ = try? transaction.run(Fixtures.insert(2, "taken"))
                }
            }
            #expect(Kind.unique.isRight(error))
        }

        #expect(try await database.read { try $0.names() } == ["taken"])
    }

    private func opened(_ kind: TestDatabase) async throws -> Database {
        let database = try await kind.open(Fixtures.all + [Fixtures.keeper])
        try await database.write { _ = try $0.run(Fixtures.insert(1, "taken")) }
        return database
    }
}

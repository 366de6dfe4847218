import Primitives
import Storage
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ValueTests {
    @Test(
        arguments: TestDatabase.all,
        [
            "", "plain", "🧭 नमस्ते مرحبا", "it's; -- ? $1 \"quoted\" \\x41", "\u{1}\t\r\n",
            String(repeating: "é", count: 70_000),
        ]
    )
    func `Text comes back as it went`(kind: TestDatabase, text: String) async throws {
        let database = try await kind.open(Fixtures.all)

        let back = try await database.write { transaction -> String? in
            try transaction.run("INSERT INTO items (id, name) VALUES (1, \(text))")
            return try transaction.row("SELECT name FROM items WHERE name = \(text)")?["name"]
        }

        #expect(back == text)
    }

    @Test(arguments: TestDatabase.all, [[], [0], (0...255).map { UInt8($0) }, Array(repeating: 0x5C, count: 200_000)])
    func `Bytes come back as they went`(kind: TestDatabase, bytes: [UInt8]) async throws {
        let database = try await kind.open(Fixtures.all)

        let back = try await database.write { transaction -> [UInt8]? in
            try transaction.run(Fixtures.insert(1, "one", bytes: bytes))
            return try transaction.row("SELECT bytes FROM items WHERE bytes = \(bytes)")?["bytes"]
        }

        #expect(back == bytes)
    }

    @Test(arguments: TestDatabase.all, [Int64.min, -4_294_967_297, -1, 0, 1, 9_007_199_254_740_993, .max])
    func `Integers come back as they went`(kind: TestDatabase, number: Int64) async throws {
        let database = try await kind.open(Fixtures.all)

        let back = try await database.write { transaction -> Int64? in
            try transaction.run("INSERT INTO items (id, name) VALUES (\(number), 'one')")
            return try transaction.row("SELECT id FROM items WHERE id = \(number)")?["id"]
        }

        #expect(back == number)
    }

    @Test(arguments: TestDatabase.all)
    func `What is absent is nil and no zero`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        let row = try await database.write { transaction in
            try transaction.run(Fixtures.insert(1, "one"))
            return try transaction.row("SELECT amount, bytes FROM items")
        }

        let amount: Int64? = try #require(row)["amount"]
        let bytes: [UInt8]? = try #require(row)["bytes"]
        #expect(amount == nil)
        #expect(bytes == nil)
        #expect(throws: DatabaseError.column("amount", expected: "Int64", found: "null")) {
            let _: Int64 = try #require(row)["amount"]
        }
        #expect(throws: DatabaseError.column("amounts", expected: "Int64", found: "no such column")) {
            let _: Int64 = try #require(row)["amounts"]
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Our own types are stored in one column each`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        let id = WorkspaceID(rawValue: 77)
        let moment = Timestamp(milliseconds: -5)
        let number = try #require(PhoneNumber("+31612345678"))

        let row = try await database.write { transaction in
            try transaction.run("INSERT INTO items (id, name, amount) VALUES (\(id), \(number), \(Points(2)))")
            return try transaction.row(
                "SELECT id, name, amount, CAST(\(moment) AS BIGINT) AS moment, CAST(\(true) AS BIGINT) AS yes FROM items"
            )
        }

        let found = try #require(row)
        #expect(try found["id"] == id)
        #expect(try found["name"] == number)
        #expect(try found["amount"] == Points(2))
        #expect(try found["moment"] == moment)
        #expect(try found["yes"] == true)
        #expect(found.all.map(\.name) == ["id", "name", "amount", "moment", "yes"])
    }

    @Test(arguments: TestDatabase.all)
    func `Sums and averages without a fraction are integers`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        let row = try await database.write { transaction in
            try transaction.runEach([Fixtures.insert(1, "a", amount: 4), Fixtures.insert(2, "b", amount: 8)])
            return try transaction.row(
                "SELECT sum(amount) AS sum, avg(amount) AS mean, count(*) AS count, sum(CAST(NULL AS BIGINT)) AS none FROM items"
            )
        }

        let found = try #require(row)
        #expect(try found["sum"] == 12)
        #expect(try found["mean"] == 6)
        #expect(try found["count"] == 2)
        #expect(try found["none"] == Int64?.none)
    }

    @Test(arguments: TestDatabase.all, ["\0", "a\0b", "end\0"])
    func `Text with NUL is refused and nothing is written`(kind: TestDatabase, text: String) async throws {
        let database = try await kind.open(Fixtures.all)

        await #expect(throws: DatabaseError.checkViolation("text with a NUL character")) {
            try await database.write { transaction in
                try transaction.run(Fixtures.insert(1, "fine"))
                try transaction.run(Fixtures.insert(2, text))
            }
        }
        await #expect(throws: DatabaseError.checkViolation("text with a NUL character")) {
            try await database.write { try $0.runEach([Fixtures.insert(1, "fine"), Fixtures.insert(2, text)]) }
        }

        #expect(try await database.read { try $0.count("items") } == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `A column refuses what is not of its type`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        for value: Value in [.text("twelve"), .text("1.5")] {
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { transaction in
                    try transaction.run("INSERT INTO items (id, name, amount) VALUES (1, 'one', \(value: value))")
                }
            }
            guard case .checkViolation = error else {
                Issue.record("\(value) gave \(String(describing: error))")
                continue
            }
        }
        #expect(try await database.read { try $0.count("items") } == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `A list is spelled out, and an empty one matches nothing`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        try await database.write { transaction in
            try transaction.runEach((1...5).map { Fixtures.insert($0, "item \($0)") })
            #expect(try transaction.rows("SELECT id FROM items WHERE id IN \(list: [2, 4, 9])").count == 2)
            #expect(try transaction.rows("SELECT id FROM items WHERE id IN \(list: [Int]())").isEmpty)
            #expect(try transaction.rows("SELECT id FROM items WHERE id IN \(list: Array(1...20_000))").count == 5)
        }
    }
}

import Storage
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct GroupCommitTests {
    @Test(arguments: TestDatabase.all)
    func `One that throws among 300 fails alone`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        let refused = await refusals(of: 1...300) { number in
            try await database.write { transaction in
                try transaction.run(Fixtures.insert(number, "item \(number)"))
                if number == 150 { throw Refusal(number: number) }
            }
        }

        #expect(refused == [150])
        let names = try await database.read { try $0.names() }
        #expect(names == (1...300).filter { $0 != 150 }.map { "item \($0)" })
    }

    @Test(arguments: TestDatabase.all)
    func `Many that are refused, in many ways, hurt nobody`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        let refused = await refusals(of: 1...300) { number in
            try await database.write { transaction in
                try transaction.run(Fixtures.insert(number, "item \(number)"))
                switch number % 10 {
                case 3: try transaction.run("INSERT INTO parts (item_id, place) VALUES (-1, 1)")
                case 5: _ = try? transaction.run(Fixtures.insert(number, "again"))
                case 7: try transaction.run("SELEC 1")
                case 9: throw Refusal(number: number)
                default: break
                }
            }
        }

        #expect(refused == (1...300).filter { [3, 5, 7, 9].contains($0 % 10) })
        #expect(try await database.read { try $0.count("items") } == 180)
    }

    @Test(arguments: TestDatabase.all)
    func `Of 100 who want one name, one has it`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        let refused = await refusals(of: 1...100) { number in
            try await database.write { _ = try $0.run(Fixtures.insert(number, "wanted")) }
        }

        #expect(refused.count == 99)
        #expect(try await database.read { try $0.names() } == ["wanted"])
    }

    @Test(arguments: TestDatabase.all)
    func `No increment is lost among 64 writers`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        try await database.write { _ = try $0.run(Fixtures.insert(1, "counter", amount: 0)) }

        let refused = await refusals(of: 1...64) { _ in
            for _ in 0..<10 {
                try await database.write { _ = try $0.run("UPDATE items SET amount = amount + 1 WHERE id = 1") }
            }
        }

        #expect(refused.isEmpty)
        let row = try await database.read { try $0.row("SELECT amount FROM items") }
        #expect(try row?["amount"] == 640)
    }

    @Test(arguments: TestDatabase.all)
    func `A result reaches its own caller`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        let wrong = await refusals(of: 1...200) { number in
            let answer = try await database.write { transaction -> Int in
                try transaction.run(Fixtures.insert(number, "item \(number)"))
                return number * 3
            }
            if answer != number * 3 { throw Refusal(number: number) }
        }

        #expect(wrong.isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Closing waits for the writes in hand, and refuses later ones`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        let acknowledged = Atomic<Int>(0)

        let writers = Task {
            await refusals(of: 1...2_000) { number in
                do {
                    try await database.write { _ = try $0.run(Fixtures.insert(number, "item \(number)")) }
                    acknowledged.add(1, ordering: .relaxed)
                } catch DatabaseError.closed {
                    return
                }
            }
        }
        while acknowledged.load(ordering: .relaxed) < 50 { await Task.yield() }
        try await database.close()

        #expect(await writers.value.isEmpty, "only DatabaseError.closed may come")
        await #expect(throws: DatabaseError.closed) { try await database.write { _ in } }
        await #expect(throws: DatabaseError.closed) { try await database.read { _ in } }
        try await database.close()
    }

    /// Runs `body` for all numbers at once and gives those for which it threw, in order.
    private func refusals(
        of numbers: ClosedRange<Int>,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async -> [Int] {
        await withTaskGroup(of: Int?.self) { group in
            for number in numbers {
                group.addTask {
                    do {
                        try await body(number)
                        return nil
                    } catch {
                        return number
                    }
                }
            }
            return await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }.sorted()
        }
    }
}

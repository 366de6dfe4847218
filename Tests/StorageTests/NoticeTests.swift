import Storage
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct NoticeTests {
    @Test(arguments: TestDatabase.all)
    func `Notices come after the commit, in order, and never from what was undone`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        var notices = database.notices("ours").makeAsyncIterator()

        try? await database.write { transaction in
            try transaction.notify("ours", "rolled back")
            throw Refusal(number: 1)
        }
        try await database.write { transaction in
            try transaction.notify("others", "not for us")
            try transaction.notify("ours", "first\nof two lines")
            try transaction.notify("ours", "first\nof two lines")
            try? transaction.savepoint {
                try transaction.notify("ours", "savepoint undone")
                throw Refusal(number: 2)
            }
            try transaction.notify("ours")
        }
        try await database.write { try $0.notify("ours", "third") }

        #expect(await notices.next() == "first\nof two lines")
        #expect(await notices.next() == "")
        #expect(await notices.next() == "third")
    }

    @Test(arguments: TestDatabase.all)
    func `Who is woken by a notice finds the row`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        let notices = database.notices("items")

        let reader = Task {
            var seen: [Int] = []
            for await _ in notices {
                seen.append(try await database.read { try $0.count("items") })
                if seen.count == 20 { break }
            }
            return seen
        }
        for number in 1...20 {
            try await database.write { transaction in
                try transaction.run(Fixtures.insert(number, "item \(number)"))
                try transaction.notify("items", "\(number)")
            }
        }

        let seen = try await reader.value
        #expect(zip(1..., seen).allSatisfy { $0 <= $1 }, "\(seen)")
    }

    @Test(arguments: TestDatabase.all)
    func `Every listener gets every notice, and streams end with the database`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        let streams = (0..<3).map { _ in database.notices("ours") }
        let counts = Task {
            var counts: [Int] = []
            for stream in streams {
                var count = 0
                for await payload in stream where payload != "listening?" { count += 1 }
                counts.append(count)
            }
            return counts
        }
        var last = database.notices("ours").makeAsyncIterator()
        // PostgreSQL begins to listen when it comes to it: what was said before, nobody hears.
        let calling = Task {
            while !Task.isCancelled {
                try await database.write { try $0.notify("ours", "listening?") }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        _ = await last.next()
        calling.cancel()
        _ = await calling.result

        for number in 0..<100 { try await database.write { try $0.notify("ours", "\(number)") } }
        while let payload = await last.next(), payload != "99" {}
        try await database.close()

        #expect(await counts.value == [100, 100, 100])
        for await _ in database.notices("ours") { Issue.record("a closed database gave a notice") }
    }

    @Test(arguments: TestDatabase.all)
    func `A notice that is too long is refused`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        var notices = database.notices("ours").makeAsyncIterator()
        let longest = String(repeating: "x", count: 7_895)

        try await database.write { try $0.notify("ours", longest) }
        await #expect(throws: DatabaseError.self) { try await database.write { try $0.notify("ours", longest + "y") } }
        await #expect(throws: DatabaseError.self) { try await database.write { try $0.notify("ours", "a\0b") } }
        await #expect(throws: DatabaseError.self) { try await database.write { try $0.notify("our\ns", "a") } }

        #expect(await notices.next() == longest)
    }
}

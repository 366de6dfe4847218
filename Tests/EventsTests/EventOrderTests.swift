import Jobs
import Primitives
import Storage
import TestSupport
import Testing

@testable import Events

struct EventOrderTests {
    /// Writers with transactions of several events, some rolled back; a reader goes on from its last position all the
    /// while, as a browser does.
    @Test(arguments: TestDatabase.all)
    func `Resuming among concurrent writers misses nothing and repeats nothing`(kind: TestDatabase) async throws {
        struct Refusal: Error {}
        let bench = try await EventBench(kind)
        let finished = Record<Int>()

        let seen = try await withThrowingTaskGroup(of: [Event].self) { group in
            for writer in 0..<6 {
                group.addTask {
                    for round in 0..<25 {
                        let events = (0..<(1 + round % 4)).map { bench.event("\(writer) \(round) \($0)") }
                        try? await bench.database.write { transaction in
                            for event in events { try bench.log.append(event, in: transaction) }
                            if round % 5 == 4 { throw Refusal() }
                        }
                    }
                    finished.append(writer)
                    return []
                }
            }
            group.addTask {
                var seen: [Event] = []
                try await eventually("all that was committed has been read") {
                    let isOver = finished.count == 6
                    let total = isOver ? try await bench.rows("events") : .max
                    let page = try await bench.database.read { [last = seen.last?.position] in
                        try bench.log.page(workspace: bench.workspace, after: last, limit: 7, in: $0)
                    }
                    seen += page
                    return seen.count >= total && page.isEmpty
                }
                return seen
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }

        #expect(seen == (try await bench.settled(count: seen.count)), "the same as reading it all at the end")
        #expect(Set(seen.map(\.subject)).count == seen.count)
        let ofEachWriter = (0..<25).filter { $0 % 5 != 4 }.map { 1 + $0 % 4 }
        #expect(seen.count == 6 * ofEachWriter.reduce(0, +))
        let positions = seen.map(\.position)
        #expect(positions == positions.sorted())
    }

    @Test(.enabled(if: TestDatabase.all.contains(.postgres)))
    func `What was written first and committed last is not skipped`() async throws {
        let bench = try await EventBench(.postgres)
        try await bench.append(bench.event("before"))
        let before = try await bench.settled(count: 1)

        let slow = await SlowWriter(on: bench.database, first: { try bench.log.append(bench.event("slow"), in: $0) })
        try await bench.append(bench.event("fast"))

        let meanwhile = try await bench.settled(after: before[0].position)
        #expect(meanwhile == [], "the fast one is committed, and not shown before its elder")
        try await slow.commit()
        let after = try await bench.settled(count: 2, after: before[0].position)
        #expect(after.map(\.subject) == ["slow", "fast"])
    }

    /// Its number is taken by its first write, whatever that is: the event itself may come much later.
    @Test(.enabled(if: TestDatabase.all.contains(.postgres)))
    func `An event that is written late by an old transaction is not skipped`() async throws {
        let bench = try await EventBench(.postgres)
        try await bench.database.write { try $0.runScript("CREATE TABLE other (n BIGINT)") }
        let slow = await SlowWriter(
            on: bench.database,
            first: { try $0.run("INSERT INTO other (n) VALUES (1)") },
            last: { try bench.log.append(bench.event("late"), in: $0) }
        )
        try await bench.append(bench.event("fast"))

        #expect(try await bench.settled() == [], "the oldest transaction may still write an event")
        try await slow.commit()
        #expect(try await bench.settled(count: 2).map(\.subject) == ["late", "fast"])
    }

    /// As after a restore into a fresh server, whose transactions count from the beginning.
    @Test(arguments: TestDatabase.all)
    func `Events with the numbers of another server are read first, in order, and old positions are reset`(
        kind: TestDatabase
    ) async throws {
        let bench = try await EventBench(kind)
        try await bench.append(bench.event("a"), bench.event("b"))
        try await bench.database.write { transaction in
            _ = try transaction.run("UPDATE events SET xact = 4000000000000000000 + id")
        }
        if kind == .postgres { #expect(try await bench.settled() == []) }

        try await bench.database.write { try EventOrder.adoptForeignRows(in: $0) }
        try await bench.append(bench.event("c"))

        let all = try await bench.settled(count: 3)
        #expect(all.map(\.subject) == ["a", "b", "c"])
        let feed = EventFeed(workspace: bench.workspace, database: bench.database, log: bench.log)
        let old = EventPosition(xact: 4_000_000_000_000_000_001, id: all[0].id)
        guard case .reset(let newest) = try await feed.look(after: old, isFirst: true) else {
            Issue.record("an old position must be reset")
            return
        }
        #expect(newest == all[2].position)
    }
}

@testable import Jobs
import Primitives
import Storage
import TestSupport
import Testing

struct JobLineTests {
    @Test(arguments: TestDatabase.all)
    func `Only the first of a line runs; the next follows when it is done`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(
            bench.job("a1", line: "a"),
            bench.job("a2", line: "a"),
            bench.job("b1", line: "b"),
            bench.job("a3", line: "a")
        )

        let first = try await bench.claim()
        #expect(first.map(\.key) == ["a1", "b1"])
        #expect(try await bench.claim().isEmpty)

        try await bench.complete(first[0])
        let second = try await bench.claim()
        #expect(second.map(\.key) == ["a2"])
        try await bench.complete(second[0])
        #expect(try await bench.claim().map(\.key) == ["a3"])
    }

    @Test(arguments: TestDatabase.all)
    func `A line is of one workspace and one queue`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(
            bench.job("a", line: "l"),
            bench.job("b", line: "l", in: WorkspaceID(rawValue: 2)),
            bench.job("c", queue: "other", line: "l")
        )

        #expect(try await bench.claim().map(\.key) == ["a", "b"])
        #expect(try await bench.claim(queue: "other").map(\.key) == ["c"])
    }

    @Test(arguments: TestDatabase.all)
    func `Those behind wait while the first backs off, and nobody else does`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(
            bench.job("a1", line: "a"),
            bench.job("a2", line: "a"),
            bench.job("b1", line: "b"),
            bench.job("free")
        )
        let first = try #require(try await bench.claim(1).first)
        try await bench.fail(first, retryAfter: .seconds(30))

        #expect(try await bench.claim().map(\.key) == ["b1", "free"])
        bench.clock.advance(by: .seconds(29))
        #expect(try await bench.claim().isEmpty)
        bench.clock.advance(by: .seconds(1))
        let retried = try await bench.claim()
        #expect(retried.map(\.key) == ["a1"])
        #expect(retried.map(\.attempt) == [2])
        try await bench.complete(retried[0])
        #expect(try await bench.claim().map(\.key) == ["a2"])
    }

    @Test(arguments: TestDatabase.all)
    func `A first that waits for its time holds up those behind it`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a1", line: "a", after: .seconds(10)), bench.job("a2", line: "a"))

        #expect(try await bench.claim().isEmpty)
        bench.clock.advance(by: .seconds(10))
        #expect(try await bench.claim().map(\.key) == ["a1"])
    }

    @Test(arguments: TestDatabase.all, ["cancelled", "buried", "given back", "silent"])
    func `A line goes on whatever becomes of its first`(kind: TestDatabase, fate: String) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a1", line: "a"), bench.job("a2", line: "a"))
        let first = try #require(try await bench.claim().first)
        #expect(try await bench.claim().isEmpty)

        switch fate {
        case "cancelled":
            try await bench.database.write { [ambient = bench.ambient, workspace = bench.workspace] in
                _ = try JobStore($0, ambient: ambient).cancel(workspace: workspace, kind: "test", key: "a1")
            }
        case "buried":
            let now = bench.clock.now
            try await bench.database.write { try first.lease.bury("broken", at: now, in: $0) }
        case "given back":
            try await bench.database.write { try first.lease.giveBack(in: $0) }
        default:
            bench.clock.advance(by: .seconds(60))
        }

        let isStillFirst = fate == "given back" || fate == "silent"
        let next = try await bench.claim()
        #expect(next.map(\.key) == [isStillFirst ? "a1" : "a2"])
        try await bench.complete(next[0])
        #expect(try await bench.claim().map(\.key) == (isStillFirst ? ["a2"] : []))
    }

    @Test(.enabled(if: TestDatabase.all.contains(.postgres)))
    func `A job that was enqueued first and committed last waits for the one that runs`() async throws {
        let bench = try await JobBench(.postgres)
        let early = bench.job("a1", line: "a")
        let slow = await SlowWriter(
            on: bench.database,
            first: { try JobStore($0, ambient: bench.ambient).enqueue(early) }
        )
        try await bench.enqueue(bench.job("a2", line: "a"), bench.job("a3", line: "a"))
        let running = try #require(try await bench.claim().first)
        #expect(running.key == "a2")
        try await slow.commit()

        #expect(try await bench.claim().isEmpty)
        try await bench.complete(running)
        #expect(try await bench.claim().map(\.key) == ["a1"])
    }

    @Test(.enabled(if: TestDatabase.all.contains(.postgres)))
    func `A line that somebody is changing is passed over, not waited for, and found again`() async throws {
        let bench = try await JobBench(.postgres)
        try await bench.enqueue(bench.job("a1", line: "a"), bench.job("a2", line: "a"), bench.job("b1", line: "b"))
        let first = try #require(try await bench.claim(1).first)
        let slow = await SlowWriter(on: bench.database, first: { try first.lease.complete(in: $0) })

        #expect(try await bench.claim().map(\.key) == ["b1"])
        try await slow.commit()
        #expect(try await bench.claim().map(\.key) == ["a2"])
    }

    /// The same with a dead letter, on both engines.
    @Test(arguments: TestDatabase.all)
    func `An earlier job that comes late waits for the one that runs, then goes first`(kind: TestDatabase) async throws
    {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a1", line: "a"), bench.job("a2", line: "a"), bench.job("a3", line: "a"))
        let first = try #require(try await bench.claim().first)
        let now = bench.clock.now
        try await bench.database.write { try first.lease.bury("broken", at: now, in: $0) }
        let second = try #require(try await bench.claim().first)
        #expect(second.key == "a2")
        try await bench.database.write { [ambient = bench.ambient, workspace = bench.workspace] in
            try DeadJobStore($0, ambient: ambient).replay(workspace: workspace, id: first.id)
        }

        #expect(try await bench.claim().isEmpty)
        try await bench.complete(second)
        let third = try await bench.claim()
        #expect(third.map(\.key) == ["a1"])
        try await bench.complete(third[0])
        #expect(try await bench.claim().map(\.key) == ["a3"])
    }

    @Test(arguments: TestDatabase.all)
    func `A silent one behind an earlier one can no longer finish`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a1", line: "a"), bench.job("a2", line: "a"))
        let first = try #require(try await bench.claim().first)
        let now = bench.clock.now
        try await bench.database.write { try first.lease.bury("broken", at: now, in: $0) }
        let second = try #require(try await bench.claim().first)
        try await bench.database.write { [ambient = bench.ambient, workspace = bench.workspace] in
            try DeadJobStore($0, ambient: ambient).replay(workspace: workspace, id: first.id)
        }
        bench.clock.advance(by: .seconds(60))

        #expect(try await bench.claim().map(\.key) == ["a1"])
        await #expect(throws: JobError.leaseLost(second.id)) { try await bench.complete(second) }
    }

    @Test(arguments: TestDatabase.all)
    func `A long line behind a failing first does not keep a claim busy`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        for place in 0..<50 { try await bench.enqueue(bench.job("a\(place)", line: "a")) }
        try await bench.enqueue(bench.job("free"))
        try await bench.fail(try #require(try await bench.claim(1).first), retryAfter: .hours(1))

        var claims = 0
        var keys: [String] = []
        while keys.isEmpty, claims < 20 {
            keys = try await bench.claim(10).map(\.key)
            claims += 1
        }
        #expect(keys == ["free"])
        #expect(claims <= 5, "each claim takes ten of the line out of the way")
        let due = try await bench.database.read { [now = bench.clock.now] in
            try JobClaims(transaction: $0, now: now).upcoming(in: "default")
        }
        #expect(due.map { $0 > bench.clock.now } == true, "nothing of the line is in the index any more")
    }
}

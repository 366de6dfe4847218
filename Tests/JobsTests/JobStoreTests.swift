@testable import Jobs
import Primitives
import Storage
import TestSupport
import Testing

struct JobStoreTests {
    @Test(arguments: TestDatabase.all)
    func `Enqueueing twice makes one job, and the first stays as it was`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)

        let first = try await bench.enqueue(bench.job("a", payload: #"{"n":1}"#))
        let second = try await bench.enqueue(bench.job("a", payload: #"{"n":2}"#), bench.job("b"))

        #expect(first == 1)
        #expect(second == 1)
        let jobs = try await bench.claim()
        #expect(jobs.map(\.key) == ["a", "b"])
        #expect(jobs.map(\.payload) == [#"{"n":1}"#, "{}"])
    }

    @Test(arguments: TestDatabase.all)
    func `A key belongs to a workspace and a kind`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        let other = WorkspaceID(rawValue: 2)

        let count = try await bench.enqueue(
            bench.job("a"),
            bench.job("a", kind: "else"),
            bench.job("a", in: other),
            bench.job("a", queue: "another queue, the same job")
        )

        #expect(count == 3)
    }

    @Test(arguments: TestDatabase.all)
    func `A key is free again when its job is done`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a"))
        let job = try #require(try await bench.claim().first)
        #expect(try await bench.enqueue(bench.job("a")) == 0, "it is running")
        try await bench.complete(job)

        #expect(try await bench.enqueue(bench.job("a")) == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A job that ends while it is asked for again is left anew`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a"))
        let (ambient, wanted) = (bench.ambient, bench.job("a", after: .seconds(5)))

        try await bench.database.write { transaction in
            let session = EndingSession(transaction)
            try JobStore(Transaction(session), ambient: ambient).set(wanted)
        }

        #expect(try await bench.openKeys() == ["a"])
        #expect(try await bench.retryAt("a") == wanted.runAt)
        try await bench.database.write { try JobStore($0, ambient: ambient).set(bench.job("a", after: .seconds(9))) }
        #expect(try await bench.retryAt("a") == bench.clock.now + .seconds(9))
    }

    /// Where all jobs are ended by others right after the first attempt to leave one.
    private final class EndingSession: Session {
        private let transaction: Transaction
        private var hasEnded = false

        init(_ transaction: Transaction) { self.transaction = transaction }

        var dialect: Dialect { transaction.dialect }

        func run(_ sql: SQL) throws -> Int { try transaction.run(sql) }

        func rows(_ sql: SQL) throws -> [Row] { try transaction.rows(sql) }

        func runEach(_ statements: [SQL]) throws -> [Int] {
            defer {
                if !hasEnded { _ = try? transaction.run("DELETE FROM jobs") }
                hasEnded = true
            }
            return try transaction.runEach(statements)
        }

        func runScript(_ text: String) throws { try transaction.runScript(text) }
    }

    @Test(arguments: TestDatabase.all)
    func `A transaction that rolls back enqueues nothing`(kind: TestDatabase) async throws {
        struct Refusal: Error {}
        let bench = try await JobBench(kind)
        let job = bench.job("a")

        await #expect(throws: Refusal.self) {
            try await bench.database.write { [ambient = bench.ambient] in
                try JobStore($0, ambient: ambient).enqueue(job)
                throw Refusal()
            }
        }

        #expect(try await bench.openKeys() == [])
        #expect(try await bench.claim().isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Timers come in the order of their times, and not before`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(
            bench.job("third", after: .seconds(30)),
            bench.job("first", after: .seconds(10)),
            bench.job("second", after: .seconds(20)),
            bench.job("never yet", after: .seconds(31))
        )

        #expect(try await bench.claim().isEmpty)
        bench.clock.advance(by: .milliseconds(9_999))
        #expect(try await bench.claim().isEmpty)
        bench.clock.advance(by: .milliseconds(20_001))
        #expect(try await bench.claim().map(\.key) == ["first", "second", "third"])
    }

    @Test(arguments: TestDatabase.all)
    func `A rescheduled job runs at its new time`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a", after: .seconds(10)))

        let later = bench.clock.now + .seconds(60)
        let found = try await bench.database.write { [ambient = bench.ambient, workspace = bench.workspace] in
            try (
                JobStore($0, ambient: ambient).reschedule(workspace: workspace, kind: "test", key: "a", runAt: later),
                JobStore($0, ambient: ambient).reschedule(workspace: workspace, kind: "test", key: "b", runAt: later),
                JobStore($0, ambient: ambient).reschedule(
                    workspace: WorkspaceID(rawValue: 2),
                    kind: "test",
                    key: "a",
                    runAt: later
                )
            )
        }

        #expect(found == (true, false, false))
        bench.clock.advance(by: .seconds(59))
        #expect(try await bench.claim().isEmpty)
        bench.clock.advance(by: .seconds(1))
        #expect(try await bench.claim().map(\.key) == ["a"])
    }

    @Test(arguments: TestDatabase.all)
    func `A cancelled job is gone, and the run in hand cannot finish`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("waiting", after: .seconds(10)), bench.job("running"))
        let running = try #require(try await bench.claim().first)

        for key in ["waiting", "running"] {
            let found = try await bench.database.write { [ambient = bench.ambient, workspace = bench.workspace] in
                let store = JobStore($0, ambient: ambient)
                return try (
                    store.cancel(workspace: WorkspaceID(rawValue: 2), kind: "test", key: key),
                    store.cancel(workspace: workspace, kind: "test", key: key),
                    store.cancel(workspace: workspace, kind: "test", key: key)
                )
            }
            #expect(found == (false, true, false))
        }

        await #expect(throws: JobError.leaseLost(running.id)) { try await bench.complete(running) }
        #expect(try await bench.openKeys() == [])
    }

    @Test(arguments: TestDatabase.all)
    func `Kinds that nobody here knows are left alone`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a", kind: "from the future"), bench.job("b"))

        #expect(try await bench.claim().map(\.key) == ["b"])
        #expect(try await bench.claim(kinds: ["test", "from the future"]).map(\.key) == ["a"])
    }

    @Test(arguments: TestDatabase.all)
    func `A claim takes from its own queue and no more than it asked for`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a"), bench.job("b"), bench.job("c"), bench.job("x", queue: "other"))

        #expect(try await bench.claim(2).map(\.key) == ["a", "b"])
        #expect(try await bench.claim(2).map(\.key) == ["c"])
        #expect(try await bench.claim(2, queue: "other").map(\.key) == ["x"])
    }
}

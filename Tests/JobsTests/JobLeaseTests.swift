@testable import Jobs
import Primitives
import Storage
import TestSupport
import Testing

struct JobLeaseTests {
    @Test(arguments: TestDatabase.all)
    func `A process that is alone takes over at once what a dead one held, in its line too`(
        kind: TestDatabase
    ) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a1", line: "a"), bench.job("a2", line: "a"), bench.job("free"))
        let lost = try await bench.claim()

        let count = try await bench.database.write { [ambient = bench.ambient] in
            try JobStore($0, ambient: ambient).takeOver()
        }
        let again = try await bench.claim()

        #expect(count == 2)
        #expect(again.map(\.key) == ["a1", "free"])
        #expect(again.map(\.attempt) == [2, 2], "a job that kills its process is buried in the end")
        await #expect(throws: JobError.self) { try await bench.complete(lost[0]) }
        try await bench.complete(again[0])
        #expect(try await bench.claim().map(\.key) == ["a2"])
    }

    @Test(arguments: TestDatabase.all)
    func `A job that got on before its worker died is not nearer to its burial`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a"))
        var earlier: [Job] = []
        for turn in 1...5 {
            let job = try #require(try await bench.claim().first)
            #expect(job.attempt == min(turn, 2))
            try await bench.database.write { [ambient = bench.ambient, earlier] transaction in
                try job.lease.advance(in: transaction)
                // One who has lost it changes nothing.
                for lost in earlier { try lost.lease.advance(in: transaction) }
                try JobStore(transaction, ambient: ambient).takeOver()
            }
            earlier.append(job)
        }
        let idle = try #require(try await bench.claim().first)
        try await bench.database.write { [ambient = bench.ambient] in _ = try JobStore($0, ambient: ambient).takeOver()
        }
        try await bench.database.write { try idle.lease.advance(in: $0) }
        #expect(try await bench.claim().map(\.attempt) == [3], "without progress, attempts count")
    }

    @Test(arguments: TestDatabase.all)
    func `A job whose worker is silent goes to another, and the first cannot finish it any more`(
        kind: TestDatabase
    ) async throws {
        let bench = try await JobBench(kind)
        try await bench.database.write { try $0.runScript("CREATE TABLE effects (worker TEXT NOT NULL)") }
        try await bench.enqueue(bench.job("a"))
        let old = try #require(try await bench.claim().first)

        bench.clock.advance(by: .milliseconds(59_999))
        #expect(try await bench.claim().isEmpty, "the lease holds")
        bench.clock.advance(by: .milliseconds(1))
        let new = try #require(try await bench.claim().first)
        #expect(new.id == old.id)
        #expect([old.attempt, new.attempt] == [1, 2])

        await #expect(throws: JobError.leaseLost(old.id)) {
            try await bench.database.write { transaction in
                try transaction.run("INSERT INTO effects (worker) VALUES ('old')")
                try old.lease.complete(in: transaction)
            }
        }
        try await bench.database.write { transaction in
            try transaction.run("INSERT INTO effects (worker) VALUES ('new')")
            try new.lease.complete(in: transaction)
        }

        let effects = try await bench.database.read { transaction -> [String] in
            try transaction.rows("SELECT worker FROM effects").map { try $0["worker"] }
        }
        #expect(effects == ["new"])
        #expect(try await bench.openKeys() == [])
    }

    @Test(arguments: TestDatabase.all)
    func `A lease that is renewed holds on, and one that is lost cannot be renewed`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a"))
        let old = try #require(try await bench.claim().first)
        bench.clock.advance(by: .seconds(50))
        let later = bench.clock.now + .seconds(60)
        #expect(try await bench.database.write { try old.lease.renew(until: later, in: $0) })

        bench.clock.advance(by: .seconds(50))
        #expect(try await bench.claim().isEmpty)
        bench.clock.advance(by: .seconds(10))
        #expect(try await bench.claim().map(\.key) == ["a"])
        #expect(try await bench.database.write { try old.lease.renew(until: later, in: $0) } == false)
    }

    @Test(arguments: TestDatabase.all)
    func `A job ends once: every later word of its holder is refused`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        let words: [@Sendable (JobLease, Transaction) throws -> Void] = [
            { try $0.complete(in: $1) },
            { try $0.postpone(until: Timestamp(seconds: 0), in: $1) },
            { try $0.fail("broken", retryAt: Timestamp(seconds: 0), in: $1) },
            { try $0.giveBack(in: $1) },
            { try $0.bury("broken", at: Timestamp(seconds: 0), in: $1) },
        ]
        for first in words {
            try await bench.enqueue(bench.job("a", line: "l"))
            let job = try #require(try await bench.claim().first)
            try await bench.database.write { try first(job.lease, $0) }
            for second in words {
                await #expect(throws: JobError.leaseLost(job.id)) {
                    try await bench.database.write { try second(job.lease, $0) }
                }
            }
            for leftover in try await bench.claim() { try await bench.complete(leftover) }
        }
        #expect(try await bench.dead().count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A postponed job comes back with its new payload, as if for the first time`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a"))
        try await bench.fail(try #require(try await bench.claim().first), retryAfter: .zero)
        let second = try #require(try await bench.claim().first)
        #expect(second.attempt == 2)
        let later = bench.clock.now + .seconds(30)

        try await bench.database.write { try second.lease.postpone(until: later, payload: #"{"page":2}"#, in: $0) }

        bench.clock.advance(by: .seconds(29))
        #expect(try await bench.claim().isEmpty)
        bench.clock.advance(by: .seconds(1))
        let third = try #require(try await bench.claim().first)
        #expect(third.payload == #"{"page":2}"#)
        #expect(third.attempt == 1)
        #expect(third.enqueuedAt == second.enqueuedAt)
    }

    @Test(arguments: TestDatabase.all)
    func `A job that is given back is due at once, and the attempt does not count`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a"))
        let job = try #require(try await bench.claim().first)

        try await bench.database.write { try job.lease.giveBack(in: $0) }

        #expect(try await bench.claim().map(\.attempt) == [1])
    }

    @Test(arguments: TestDatabase.all)
    func `A dead job can be seen with its reason, replayed and discarded`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a", payload: #"{"n":1}"#), bench.job("b"))
        let now = bench.clock.now
        let jobs = try await bench.claim()
        for job in jobs { try await bench.database.write { try job.lease.bury("it is broken", at: now, in: $0) } }

        let dead = try await bench.dead()
        #expect(dead.map(\.key) == ["b", "a"])
        #expect(dead.map(\.error) == ["it is broken", "it is broken"])
        #expect(dead.map(\.attempts) == [1, 1])
        #expect(dead.map(\.diedAt) == [now, now])
        #expect(try await bench.openKeys() == [])

        try await bench.database.write { [ambient = bench.ambient, workspace = bench.workspace] in
            try DeadJobStore($0, ambient: ambient).replay(workspace: workspace, id: jobs[0].id)
            try DeadJobStore($0, ambient: ambient).discard(workspace: workspace, id: jobs[1].id)
        }
        #expect(try await bench.dead().isEmpty)
        let again = try await bench.claim()
        #expect(again.map(\.id) == [jobs[0].id])
        #expect(again.map(\.attempt) == [1])
        #expect(again.map(\.payload) == [#"{"n":1}"#])
    }

    @Test(arguments: TestDatabase.all)
    func `A replay changes nothing when it cannot be`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a"))
        let job = try #require(try await bench.claim().first)
        let now = bench.clock.now
        try await bench.database.write { try job.lease.bury("broken", at: now, in: $0) }
        try await bench.enqueue(bench.job("a"))

        let refusals: [(WorkspaceID, JobID, JobError)] = [
            (bench.workspace, job.id, .keyTaken(kind: "test", key: "a")),
            (bench.workspace, JobID(rawValue: 77), .notDead(JobID(rawValue: 77))),
            (WorkspaceID(rawValue: 2), job.id, .notDead(job.id)),
        ]
        for (workspace, id, error) in refusals {
            await #expect(throws: error) {
                try await bench.database.write { [ambient = bench.ambient] in
                    try DeadJobStore($0, ambient: ambient).replay(workspace: workspace, id: id)
                }
            }
        }
        #expect(try await bench.dead().map(\.id) == [job.id])
        #expect(try await bench.openKeys() == ["a"])
    }
}

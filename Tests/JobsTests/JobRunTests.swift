import Primitives
import Storage
import TestSupport
import Testing

@testable import Jobs

struct JobRunTests {
    @Test(arguments: TestDatabase.all)
    func `A handler that hangs does not stop others, and gives up its place at its time limit`(
        kind: TestDatabase
    ) async throws {
        let bench = try await JobBench(kind)
        let done = Record<String>()
        let gate = Gate()
        let handler = JobHandler(kind: "test", lease: .seconds(60), timeLimit: .minutes(2)) { job in
            // Hangs for good: it does not even listen to its cancellation.
            if job.key.hasPrefix("hang") { await gate.wait() }
            done.append(job.key)
        }
        try await bench.enqueue(bench.job("hang"), bench.job("a"), bench.job("b"))

        try await running([bench.worker(handler, queues: ["default": 2])]) { _ in
            try await eventually("others run beside it") { done.all == ["a", "b"] }
            try await bench.enqueue(bench.job("hang 2"))
            try await eventually("both places are taken") { bench.clock.sleeping == 2 }
            try await bench.enqueue(bench.job("c"))
            for _ in 0..<6 {
                await bench.clock.untilSleeping(2)
                #expect(done.all == ["a", "b"])
                bench.clock.advance(by: .seconds(20))
            }
            try await eventually("the limit has made room") { done.all == ["a", "b", "c"] }
            for key in ["hang", "hang 2"] {
                try await eventually("\(key) counts as a failure") { try await bench.retryAt(key) != nil }
            }
            gate.open()
        }
        #expect(try await bench.openKeys() == ["hang", "hang 2"])
    }

    @Test(arguments: TestDatabase.all)
    func `The lease of a long run is kept, so that nobody else begins it`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        let started = Record<String>()
        let gate = Gate()
        let handler = JobHandler(kind: "test", lease: .seconds(30)) { job in
            started.append(job.key)
            await gate.wait()
        }
        try await bench.enqueue(bench.job("a"))

        try await running([bench.worker(handler), bench.worker(handler)]) { _ in
            try await eventually("it has begun") { started.count == 1 }
            for _ in 0..<30 {
                // Two workers and one lease.
                await bench.clock.untilSleeping(3)
                bench.clock.advance(by: .seconds(10))
                try await eventually("the lease is renewed") {
                    try await bench.leasedUntil("a").map { $0 > bench.clock.now + .seconds(20) } == true
                }
            }
            gate.open()
            try await eventually("it is done") { try await bench.openKeys().isEmpty }
        }
        #expect(started.count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A run whose job is rescheduled is cancelled, and the job runs again`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        let events = Record<String>()
        let handler = JobHandler(kind: "test") { [clock = bench.clock] job in
            events.append("begun")
            guard events.count == 1 else { return }
            do {
                try await clock.sleep(for: .hours(1))
            } catch {
                events.append("cancelled")
                throw error
            }
        }
        try await bench.enqueue(bench.job("a"))

        try await running([bench.worker(handler, queues: ["default": 1])]) { _ in
            try await eventually("it has begun") { events.count == 1 }
            try await bench.database.write { [ambient = bench.ambient, workspace = bench.workspace] in
                let now = ambient.now()
                try JobStore($0, ambient: ambient).reschedule(workspace: workspace, kind: "test", key: "a", runAt: now)
            }
            await bench.clock.untilSleeping(2)
            bench.clock.advance(by: .seconds(20))
            try await eventually("it has run again") { events.all == ["begun", "cancelled", "begun"] }
            try await eventually("it is done") { try await bench.openKeys().isEmpty }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A job that was started too often without an end is buried unseen`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        let started = Record<Int>()
        try await bench.enqueue(bench.job("a"))
        for _ in 0..<2 {
            // Its worker is killed.
            #expect(try await bench.claim().count == 1)
            bench.clock.advance(by: .seconds(60))
        }

        try await running([bench.worker(JobHandler(kind: "test", attemptsMax: 2) { started.append($0.attempt) })]) {
            _ in
            try await eventually("it is dead") { try await bench.dead().count == 1 }
        }
        #expect(started.all == [])
    }

    @Test(arguments: TestDatabase.all)
    func `A handler that ends the job itself ends it once`(kind: TestDatabase) async throws {
        struct TooLate: Error {}
        let bench = try await JobBench(kind)
        let done = Record<String>()
        let handler = JobHandler(kind: "test") { [database = bench.database] job in
            let later = job.enqueuedAt + .hours(1)
            try await database.write { transaction in
                if job.key == "postponed" {
                    try job.lease.postpone(until: later, in: transaction)
                } else {
                    try job.lease.complete(in: transaction)
                }
            }
            done.append(job.key)
            if job.key == "throws" { throw TooLate() }
        }
        try await bench.enqueue(bench.job("completed"), bench.job("postponed"), bench.job("throws"))

        try await running([bench.worker(handler)]) { _ in
            try await eventually("all have run") { done.count == 3 }
        }

        #expect(try await bench.openKeys() == ["postponed"])
        #expect(try await bench.dead().isEmpty)
        bench.clock.advance(by: .hours(1))
        #expect(try await bench.claim().map(\.attempt) == [1])
    }
}

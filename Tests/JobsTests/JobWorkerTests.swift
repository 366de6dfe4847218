import Primitives
import Storage
import TestSupport
import Testing

@testable import Jobs

struct JobWorkerTests {
    @Test(arguments: TestDatabase.all)
    func `A job that is due runs at once, while the clock stands still`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        let done = Record<String>()
        let worker = bench.worker(JobHandler(kind: "test") { done.append($0.payload) })

        try await running([worker]) { _ in
            await bench.clock.untilSleeping()
            try await bench.enqueue(bench.job("a", payload: "1"))
            try await eventually("the job has run") { done.all == ["1"] }
            try await eventually("it is gone") { try await bench.openKeys().isEmpty }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A timer runs at its time, not at the next poll`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        let done = Record<Timestamp>()
        let worker = bench.worker(JobHandler(kind: "test") { [clock = bench.clock] _ in done.append(clock.now) })
        try await bench.enqueue(bench.job("a", after: .milliseconds(2_300)))
        let due = bench.clock.now + .milliseconds(2_300)

        try await running([worker]) { _ in
            for pause in [1_000, 1_000, 299, 1] {
                await bench.clock.untilSleeping()
                #expect(done.all == [])
                bench.clock.advance(by: .milliseconds(pause))
            }
            try await eventually("the timer has fired") { done.all == [due] }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Failures back off by the clock, end among the dead with their reason, and can be replayed`(
        kind: TestDatabase
    ) async throws {
        struct Broken: Error {}
        let bench = try await JobBench(kind)
        let attempts = Record<(number: Int, at: Timestamp)>()
        let handler = JobHandler(kind: "test", attemptsMax: 3) { [clock = bench.clock] job in
            attempts.append((job.attempt, clock.now))
            throw Broken()
        }
        try await bench.enqueue(bench.job("a"))

        try await running([bench.worker(handler)]) { _ in
            for attempt in 1...2 {
                try await eventually("attempt \(attempt) has failed") {
                    try await bench.retryAt("a").map { $0 > bench.clock.now } == true
                }
                let retryAt = try #require(try await bench.retryAt("a"))
                let wait = retryAt - bench.clock.now
                #expect(wait >= .seconds(attempt) && wait <= .seconds(2 * attempt), "2 s, then 4 s, less up to a half")
                try await eventually("the next attempt has begun") {
                    bench.clock.advance(by: .milliseconds(100))
                    return attempts.count == attempt + 1
                }
                #expect(attempts.all[attempt].at >= retryAt, "not before its time")
            }
            try await eventually("the job is dead") { try await bench.dead().count == 1 }
            let dead = try #require(try await bench.dead().first)
            #expect(dead.error.contains("Broken"))
            #expect(dead.attempts == 3)

            try await bench.database.write { [ambient = bench.ambient, workspace = bench.workspace] in
                try DeadJobStore($0, ambient: ambient).replay(workspace: workspace, id: dead.id)
            }
            try await eventually("it has run again") { attempts.all.map(\.number) == [1, 2, 3, 1] }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A job that always fails does not hold up its queue`(kind: TestDatabase) async throws {
        struct Poison: Error {}
        let bench = try await JobBench(kind)
        let done = Record<String>()
        let handler = JobHandler(kind: "test") { job in
            if job.key.hasPrefix("poison") { throw Poison() }
            done.append(job.key)
        }
        for number in 0..<20 { try await bench.enqueue(bench.job("poison \(number)")) }
        for number in 0..<20 { try await bench.enqueue(bench.job("good \(number)")) }

        try await running([bench.worker(handler, queues: ["default": 1])]) { _ in
            try await eventually("the good ones are done") { done.count == 20 }
        }
        #expect(try await bench.openKeys().count == 20)
    }

    @Test(arguments: TestDatabase.all)
    func `An error that no database can store is stored nevertheless`(kind: TestDatabase) async throws {
        struct Nasty: Error, CustomStringConvertible {
            let description = "nul \0 and " + String(repeating: "long ", count: 10_000)
        }
        let bench = try await JobBench(kind)
        try await bench.enqueue(bench.job("a"))

        try await running([bench.worker(JobHandler(kind: "test", attemptsMax: 1) { _ in throw Nasty() })]) { _ in
            try await eventually("the job is dead") { try await bench.dead().count == 1 }
        }
        #expect(try await bench.dead().first?.error.count == 2000)
    }
}

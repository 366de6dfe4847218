import Primitives
import ServiceLifecycle
import Storage
import TestSupport
import Testing

@testable import Jobs

struct JobShutdownTests {
    @Test(arguments: TestDatabase.all)
    func `A worker that is asked to stop finishes what it has and begins nothing new`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        let started = Record<String>()
        let gate = Gate()
        let handler = JobHandler(kind: "test") { job in
            started.append(job.key)
            await gate.wait()
        }
        try await bench.enqueue(bench.job("a"))

        try await running([bench.worker(handler, queues: ["default": 1])]) { group in
            try await eventually("it has begun") { started.count == 1 }
            try await bench.enqueue(bench.job("b"))
            await group.triggerGracefulShutdown()
            // The heartbeat, and the wait for the end of the drain.
            await bench.clock.untilSleeping(2)
            gate.open()
        }

        #expect(started.all == ["a"])
        #expect(try await bench.openKeys() == ["b"])
    }

    @Test(arguments: TestDatabase.all)
    func `What is not done in time is given back, cancelled, and due at once`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        let ends = Record<String>()
        let handler = JobHandler(kind: "test") { [clock = bench.clock] job in
            do {
                try await clock.sleep(for: .hours(1))
            } catch {
                ends.append("cancelled")
                throw error
            }
        }
        try await bench.enqueue(bench.job("a"))

        try await running([bench.worker(handler, drain: .seconds(5))]) { group in
            // The handler, its heartbeat and the idle desk.
            await bench.clock.untilSleeping(3)
            await group.triggerGracefulShutdown()
            try await eventually("it drains") {
                bench.clock.advance(by: .milliseconds(500))
                return ends.count == 1
            }
        }

        let job = try #require(try await bench.claim().first)
        #expect(job.attempt == 1, "the attempt does not count")
        #expect(try await bench.dead().isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A worker that is cancelled gives its jobs back`(kind: TestDatabase) async throws {
        let bench = try await JobBench(kind)
        let handler = JobHandler(kind: "test") { [clock = bench.clock] _ in try await clock.sleep(for: .hours(1)) }
        try await bench.enqueue(bench.job("a"))
        let worker = bench.worker(handler)

        let running = Task { try await worker.run() }
        await bench.clock.untilSleeping(3)
        running.cancel()
        try await running.value

        #expect(try await bench.claim().map(\.attempt) == [1])
    }
}

import Jobs
import Primitives
import Storage
import TestSupport
import Testing

@testable import Events

struct EventHubTests {
    @Test(arguments: TestDatabase.all)
    func `A thousand idle listeners cost one look a second, and none cost none`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let engine = ObservedEngine(bench.database)
        let hub = bench.hub(Database(engine))

        try await running([hub]) { _ in
            try await Task.sleep(for: .milliseconds(50))
            #expect(engine.reads == 0)

            let listeners = (0..<1000).map { number in
                Listener(to: hub.stream(workspace: WorkspaceID(rawValue: Int64(number % 50 + 1)), after: nil))
            }
            try await eventually("all listen") { listeners.allSatisfy { $0.heard.count == 1 } }
            try await bench.untilQuiet(engine)

            let before = engine.reads
            for _ in 0..<20 {
                await bench.clock.untilSleeping()
                bench.clock.advance(by: .seconds(1))
            }
            await bench.clock.untilSleeping()
            #expect(engine.reads - before == 20)

            for listener in listeners { try await listener.cancel() }
            bench.clock.advance(by: .seconds(1))
            try await bench.untilQuiet(engine)
            let after = engine.reads
            bench.clock.advance(by: .seconds(10))
            try await Task.sleep(for: .milliseconds(50))
            #expect(engine.reads == after)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody is woken by another workspace's events`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let engine = ObservedEngine(bench.database)
        let hub = bench.hub(Database(engine))

        try await running([hub]) { _ in
            let listener = Listener(to: hub.stream(workspace: bench.workspace, after: nil))
            try await eventually("it listens") { listener.heard.count == 1 }
            try await bench.untilQuiet(engine)
            let before = engine.reads
            for _ in 0..<20 { try await bench.append(bench.event("a", in: WorkspaceID(rawValue: 2))) }
            try await Task.sleep(for: .milliseconds(50))
            #expect(engine.reads == before)
            try await listener.cancel()
        }
    }
}

extension EventBench {
    /// Lets a hub that sleeps look again: on PostgreSQL other tests' transactions may hold events back.
    func nudge() {
        clock.advance(by: .milliseconds(50))
    }

    /// The hub sleeps, and nothing has been read for a while.
    fileprivate func untilQuiet(_ engine: ObservedEngine) async throws {
        var last = -1
        var quiet = 0
        try await eventually("nothing is read any more") {
            try await Task.sleep(for: .milliseconds(50))
            quiet = engine.reads == last && clock.sleeping <= 1 ? quiet + 1 : 0
            last = engine.reads
            return quiet == 6
        }
    }
}

import Jobs
import Primitives
import ServiceLifecycle
import Storage
import TestSupport
import Testing

@testable import Events

struct EventStreamTests {
    @Test(arguments: TestDatabase.all)
    func `A listener without a position hears what comes from now on`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        try await bench.append(bench.event("before"))
        let before = try await bench.settled(count: 1)
        let hub = bench.hub()

        try await running([hub]) { _ in
            let listener = Listener(to: hub.stream(workspace: bench.workspace, after: nil))
            try await eventually("it has started") { listener.heard.all == [.started(at: before[0].position)] }
            try await bench.append(bench.event("a"), bench.event("other", in: WorkspaceID(rawValue: 2)))
            try await bench.append(bench.event("b"))
            try await eventually("it has heard both") {
                bench.nudge()
                return listener.subjects == ["a", "b"]
            }
            try await listener.cancel()
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A listener that comes back hears what it missed, and then what comes`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let names = (0..<450).map { "\($0)" }
        for name in names { try await bench.append(bench.event(name)) }
        let written = try await bench.settled(count: 450)
        let hub = bench.hub()

        try await running([hub]) { _ in
            let listener = Listener(to: hub.stream(workspace: bench.workspace, after: written[4].position))
            try await bench.append(bench.event("new"))
            try await eventually("it has heard all") {
                bench.nudge()
                return listener.subjects.last == "new"
            }
            #expect(listener.subjects == names[5...] + ["new"])
            #expect(listener.heard.count == 446, "and nothing else")
            try await listener.cancel()
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Listeners in many workspaces each hear their own, once, in order`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let hub = bench.hub()
        let start = EventPosition.start

        try await running([hub]) { _ in
            let listeners = (1...12).map { number in
                Listener(to: hub.stream(workspace: WorkspaceID(rawValue: Int64(number % 4 + 1)), after: start))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 1...4 {
                    group.addTask {
                        for number in 0..<25 {
                            let workspace = WorkspaceID(rawValue: Int64(writer))
                            try await bench.append(bench.event("\(writer) \(number)", in: workspace))
                        }
                    }
                }
                try await group.waitForAll()
            }
            for (place, listener) in listeners.enumerated() {
                let expected = (0..<25).map { "\((place + 1) % 4 + 1) \($0)" }
                try await eventually("all is heard") {
                    bench.nudge()
                    return listener.subjects.count >= 25
                }
                #expect(listener.subjects == expected)
                try await listener.cancel()
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A notice that was lost is made up for by the next poll`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let hub = bench.hub(Database(ObservedEngine(bench.database, isDeaf: true)))

        try await running([hub]) { _ in
            let listener = Listener(to: hub.stream(workspace: bench.workspace, after: .start))
            await bench.clock.untilSleeping()
            try await bench.append(bench.event("a"))
            try await eventually("it is heard") {
                bench.nudge()
                return listener.subjects == ["a"]
            }
            try await listener.cancel()
        }
    }

    @Test(.enabled(if: TestDatabase.all.contains(.postgres)))
    func `An event that is held back is heard soon after, without another notice`() async throws {
        let bench = try await EventBench(.postgres)
        let hub = bench.hub()
        try await bench.database.write { try $0.runScript("CREATE TABLE other (n BIGINT)") }

        try await running([hub]) { _ in
            let listener = Listener(to: hub.stream(workspace: bench.workspace, after: .start))
            await bench.clock.untilSleeping()
            let slow = await SlowWriter(on: bench.database, first: { try $0.run("INSERT INTO other (n) VALUES (1)") })
            try await bench.append(bench.event("held back"))
            for _ in 0..<5 {
                try await Task.sleep(for: .milliseconds(20))
                bench.clock.advance(by: .milliseconds(20))
            }
            #expect(listener.subjects == [])
            try await slow.commit()

            let committed = bench.clock.now
            try await eventually("it is heard") {
                bench.clock.advance(by: .milliseconds(10))
                return listener.subjects == ["held back"]
            }
            #expect(bench.clock.now - committed < .seconds(30), "by the clock; other tests' transactions hold back too")
            try await listener.cancel()
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Listeners end when they are cancelled or the hub stops`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let hub = bench.hub()
        let left = try await running([hub]) { _ in
            let gone = Listener(to: hub.stream(workspace: bench.workspace, after: nil))
            let left = Listener(to: hub.stream(workspace: bench.workspace, after: nil))
            try await eventually("both listen") { gone.heard.count == 1 && left.heard.count == 1 }
            try await gone.cancel()
            return left
        }

        try await left.end()
        let late = Listener(to: hub.stream(workspace: bench.workspace, after: nil))
        try await late.end()
        #expect(late.heard.all == [])
    }

    @Test(arguments: TestDatabase.all)
    func `A server that stops before the hub is not held up by its open streams`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let hub = bench.hub()
        let server = StreamingService(stream: hub.stream(workspace: bench.workspace, after: nil))

        // Stopped in reverse: the hub hears of it only when the server has ended.
        try await running([hub, server]) { _ in
            try await eventually("it streams") { server.heard.count == 1 }
        }

        #expect(server.heard.count == 1)
    }
}

import Jobs
import Primitives
import Storage
import TestSupport
import Testing

@testable import Events

struct EventPrunerTests {
    @Test(arguments: TestDatabase.all)
    func `Events go when they are seven days old, of every workspace, and no other`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let other = WorkspaceID(rawValue: 2)
        try await bench.append(bench.event("old"), bench.event("old too", in: other))
        bench.clock.advance(by: .milliseconds(1))
        try await bench.append(bench.event("seven days"), bench.event("seven days too", in: other))
        bench.clock.advance(by: .days(7))
        try await bench.append(bench.event("new"))

        let pruner = EventPruner(database: bench.database, ambient: bench.ambient)
        let counts = [try await pruner.prune(), try await pruner.prune()]

        #expect(counts == [2, 0])
        #expect(try await bench.settled(count: 2).map(\.subject) == ["seven days", "new"])
        #expect(try await bench.settled(in: other).map(\.subject) == ["seven days too"])
    }

    @Test(arguments: TestDatabase.all)
    func `Many old events go in pieces`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let many = (0..<2_500).map { bench.event("\($0)", in: WorkspaceID(rawValue: Int64($0 % 3 + 1))) }
        try await bench.database.write { [log = bench.log] in try log.append(many, in: $0) }
        bench.clock.advance(by: .days(8))

        #expect(try await EventPruner(database: bench.database, ambient: bench.ambient).prune() == 2_500)
        #expect(try await bench.rows("events") == 0)
        #expect(try await bench.rows("event_horizons") == 3)
    }

    @Test(arguments: TestDatabase.all)
    func `Pruning is a job that comes back every hour`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let pruner = EventPruner(database: bench.database, ambient: bench.ambient)
        for _ in 0..<2 {
            try await bench.database.write { try pruner.schedule(in: $0) }
        }
        try await bench.append(bench.event("a"))

        let start = bench.clock.now

        try await running([bench.worker([pruner.handler])]) { _ in
            try await eventually("it is done, and waits") { try await bench.nextRun() == start + .hours(1) }
            try await eventually("it is done again") {
                bench.clock.advance(by: .minutes(1))
                return try await bench.nextRun().map { $0 > start + .hours(1) } == true
            }
            #expect(try await bench.nextRun().map { $0 >= start + .hours(2) } == true)
            #expect(try await bench.rows("events") == 1)
            bench.clock.advance(by: .days(7))
            try await eventually("the event is pruned") {
                bench.clock.advance(by: .minutes(1))
                return try await bench.rows("events") == 0
            }
        }
        #expect(try await bench.rows("jobs") == 1)
    }
}

import Jobs
import Primitives
import Storage
import TestSupport
import Testing

@testable import Events

struct EventResetTests {
    @Test(arguments: TestDatabase.all, [(9_999, false), (10_000, false), (10_001, true)])
    func `Who is more than 10,000 events behind loads everything again`(
        kind: TestDatabase,
        behind: (count: Int, isReset: Bool)
    ) async throws {
        let bench = try await EventBench(kind)
        let many = (0...behind.count).map { bench.event("\($0)") }
        try await bench.database.write { [log = bench.log] in try log.append(many, in: $0) }
        let all = try await bench.settled(count: behind.count + 1)

        let first = try await bench.firstHeard(after: all[0].position)

        #expect(first == (behind.isReset ? .reset(at: all[behind.count].position) : .event(all[1])))
    }

    @Test(arguments: TestDatabase.all)
    func `Who missed events that are pruned loads everything again, and nobody else does`(
        kind: TestDatabase
    ) async throws {
        let bench = try await EventBench(kind)
        try await bench.append(bench.event("seen"), bench.event("pruned"), bench.event("pruned, the last"))
        let old = try await bench.settled(count: 3)
        bench.clock.advance(by: .days(8))
        try await bench.append(bench.event("kept"))
        try await EventPruner(database: bench.database, ambient: bench.ambient).prune()
        let kept = try await bench.settled(count: 1)

        #expect(try await bench.firstHeard(after: old[0].position) == .reset(at: kept[0].position))
        #expect(try await bench.firstHeard(after: .start) == .reset(at: kept[0].position))
        #expect(try await bench.firstHeard(after: old[2].position) == .event(kept[0]))
    }

    @Test(arguments: TestDatabase.all)
    func `Who comes from the future of a restored copy loads everything again`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        try await bench.append(bench.event("a"))
        let last = try await bench.settled(count: 1)[0].position
        let lost = EventPosition(xact: last.xact, id: EventID(rawValue: last.id.rawValue + 1))

        #expect(try await bench.firstHeard(after: lost) == .reset(at: last))
    }
}

extension EventBench {
    fileprivate func firstHeard(after position: EventPosition) async throws -> EventStream.Element? {
        try await hub().stream(workspace: workspace, after: position).first { _ in true }
    }
}

@testable import Automation
import Jobs
import Logging
import Primitives
import Storage
import TestSupport
import Testing

/// Timers on both engines: a table of what was carried out stands for the feature.
struct TimerTests {
    private static let fired = Migration(
        "m9999_fired",
        Array(
            """
            CREATE TABLE fired (workspace_id BIGINT NOT NULL, id BIGINT NOT NULL, at BIGINT NOT NULL,
             PRIMARY KEY (workspace_id, id, at)) {clustered};
            """.utf8
        )
    )
    private static let home = WorkspaceID(rawValue: 1)

    /// Writes down what it carries out; some runs fail as often as is said, and some want to be carried out again.
    private struct Batch: TimerBatch {
        let ready: [DueTimer]
        let transaction: Transaction
        let ambient: Ambient
        let failing: Set<Int64>
        let again: [Int64: Timestamp]
        struct Broken: Error {}

        func fire(_ timer: DueTimer) throws {
            try transaction.run(
                "INSERT INTO fired (workspace_id, id, at) VALUES (\(timer.key.workspace), \(timer.key.id), \(ambient.now()))"
            )
            if failing.contains(timer.key.id), timer.failures < 2 { throw Broken() }
            if let moment = again[timer.key.id], moment > ambient.now() {
                try TimerStore(transaction, ambient: ambient).set(timer.key, at: moment)
            }
        }

        func finish() throws {}
    }

    private struct World: Sendable {
        let database: Database
        let clock = TestClock()
        let ambient: Ambient

        init(_ kind: TestDatabase) async throws {
            database = try await kind.open(JobMigrations.all + AutomationMigrations.all + [TimerTests.fired])
            ambient = .test(clock)
        }

        func desk(failing: Set<Int64> = [], again: [Int64: Timestamp] = [:], busy: Set<Int64> = []) -> TimerDesk {
            TimerDesk(
                database: database,
                ambient: ambient,
                kinds: [
                    TimerKind(name: "test") { [ambient] due, transaction in
                        Batch(
                            ready: due.filter { !busy.contains($0.key.id) },
                            transaction: transaction,
                            ambient: ambient,
                            failing: failing,
                            again: again
                        )
                    }
                ],
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        }

        func set(_ timers: [(id: Int64, at: Timestamp)]) async throws {
            try await database.write { [ambient] transaction in
                try TimerStore(transaction, ambient: ambient).set(timers.map { (TimerTests.key($0.id), $0.at) })
            }
        }

        func done() async throws -> [Int64] {
            try await database.read { try $0.rows("SELECT id FROM fired ORDER BY at, id").map { try $0["id"] } }
        }

        func count() async throws -> Int {
            try await database.read { try $0.row("SELECT count(*) AS count FROM fired")?["count"] ?? 0 }
        }
    }

    private static func key(_ id: Int64) -> TimerKey { TimerKey(workspace: home, kind: "test", id: id) }

    @Test(arguments: TestDatabase.all)
    func `What is due is carried out once, what is not waits, and a batch takes the longest due first`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let now = world.clock.now
        try await world.set([(1, now + .seconds(9)), (2, now + .seconds(5)), (3, now + .minutes(5)), (4, now)])
        let desk = world.desk()
        #expect(try await desk.next() == now)
        #expect(try await desk.round() == 1)
        #expect(try await desk.round() == 0)
        world.clock.advance(by: .seconds(10))
        #expect(try await desk.round(limit: 1) == 1)
        #expect(try await world.done() == [4, 2])
        #expect(try await desk.round() == 1)
        #expect(try await desk.next() == now + .minutes(5))
        #expect(try await world.done() == [4, 1, 2])
    }

    @Test(arguments: TestDatabase.all)
    func `A timer is moved and taken back; a run may set its next one while it is carried out`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let now = world.clock.now
        try await world.set([(1, now + .hours(1)), (2, now + .hours(1))])
        try await world.set([(1, now)])
        try await world.database.write { [ambient = world.ambient] in
            try TimerStore($0, ambient: ambient).cancel(Self.key(2))
        }
        let desk = world.desk(again: [1: now + .minutes(1)])
        while try await desk.round() > 0 {}
        #expect(try await world.done() == [1])
        world.clock.advance(by: .hours(2))
        while try await desk.round() > 0 {}
        #expect(try await world.done() == [1, 1])
        #expect(try await desk.next() == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `What fails undoes itself, holds up nobody, and is tried again with growing pauses until it succeeds`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let now = world.clock.now
        try await world.set([(1, now), (2, now)])
        let desk = world.desk(failing: [1])
        #expect(try await desk.round() == 2)
        #expect(try await world.done() == [2])
        #expect(try await desk.next() == now + .seconds(1))
        world.clock.advance(by: .seconds(1))
        try await desk.round()
        #expect(try await world.done() == [2])
        #expect(try await desk.next() == now + .seconds(3))
        world.clock.advance(by: .seconds(2))
        try await desk.round()
        #expect(try await world.done() == [2, 1])
        #expect(try await desk.next() == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `What a batch leaves out for others hold it stays due; an unknown kind is left to those who know it`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let now = world.clock.now
        try await world.set([(1, now), (2, now)])
        try await world.database.write { [ambient = world.ambient] in
            try TimerStore($0, ambient: ambient).set(
                TimerKey(workspace: Self.home, kind: "later-version", id: 1),
                at: now - .seconds(1)
            )
        }
        #expect(try await world.desk(busy: [1]).round() == 1)
        #expect(try await world.done() == [2])
        #expect(try await world.desk(busy: [1]).next() == now)
        #expect(try await world.desk().round() == 1)
        #expect(try await world.desk().next() == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `Several desks at once, of which some die before they commit, carry out each timer once`(kind: TestDatabase)
        async throws
    {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        let world = try await World(kind)
        let now = world.clock.now
        try await world.set((1...400).map { ($0, now - .milliseconds($0)) })
        struct Killed: Error {}
        try await withThrowingTaskGroup(of: Void.self) { group in
            for place in 0..<4 {
                group.addTask {
                    var random = SeededGenerator(seed: seed &+ UInt64(place))
                    while try await world.count() < 400 {
                        let size = Int.random(in: 1...40, using: &random)
                        let dies = Int.random(in: 0..<3, using: &random) == 0
                        let desk = world.desk()
                        if dies {
                            // The same statements, and then the process is gone.
                            try? await world.database.write { transaction in
                                _ = try desk.perform(limit: size, in: transaction)
                                throw Killed()
                            }
                        } else {
                            _ = try await desk.round(limit: size)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        // The primary key of `fired` would have refused a second one at the same moment.
        #expect(try await world.done().sorted() == Array(1...400))
        #expect(try await world.desk().next() == nil)
    }

    @Test(.timeLimit(.minutes(1)), arguments: TestDatabase.all)
    func `The service sleeps until the next is due, and wakes for one that is set meanwhile`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let now = world.clock.now
        try await world.set([(1, now + .seconds(30))])
        let service = TimerService(world.desk())
        async let _ = service.run()
        await world.clock.untilSleeping()
        #expect(try await world.done().isEmpty)
        // Sooner than what it sleeps for: a notice wakes it.
        try await world.set([(2, now)])
        while try await world.count() < 1 { try await Task.sleep(for: .milliseconds(5)) }
        await world.clock.untilSleeping()
        world.clock.advance(by: .seconds(30))
        while try await world.count() < 2 { try await Task.sleep(for: .milliseconds(5)) }
        // The end of the test cancels the service.
        #expect(try await world.done() == [2, 1])
    }

    @Test(arguments: TestDatabase.all)
    func `However many wait, asking for the next and finding what is due go by the index`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let plan = try await world.database.read { transaction in
            let asked: SQL = "SELECT due_at FROM automation_timers WHERE kind IN ('test') ORDER BY due_at LIMIT 1"
            if transaction.dialect == .postgres { try transaction.run("SET LOCAL enable_seqscan = off") }
            let explain: SQL = transaction.dialect == .postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN "
            return try transaction.rows(explain + asked).map { row in
                try transaction.dialect == .postgres ? row["QUERY PLAN"] as String : row["detail"] as String
            }.joined(separator: "\n")
        }
        #expect(plan.contains("automation_timers_due") && !plan.contains("Sort") && !plan.contains("B-TREE"), "\(plan)")
    }
}

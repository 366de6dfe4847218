import Jobs
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Events

struct EventLogTests {
    @Test(arguments: TestDatabase.all)
    func `Events are read as they were written, from any position on`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        try await bench.append(
            NewEvent(
                workspace: bench.workspace,
                kind: "message.created",
                subject: "cnv_1",
                payload: #"{"n":"é\u0000"}"#
            )
        )
        bench.clock.advance(by: .seconds(5))
        try await bench.append(bench.event("b"), bench.event("c"))

        let all = try await bench.settled(count: 3)
        #expect(all.map(\.subject) == ["cnv_1", "b", "c"])
        #expect(all[0].kind == "message.created")
        #expect(all[0].payload == #"{"n":"é\u0000"}"#)
        #expect(all[1].at - all[0].at == .seconds(5))
        #expect(try await bench.settled(after: all[0].position) == Array(all[1...]))
        #expect(try await bench.settled(after: all[2].position) == [])
        let text = all[1].position.description
        #expect(EventPosition(text) == all[1].position)
    }

    @Test(arguments: TestDatabase.all)
    func `A workspace sees its own events only`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        let other = WorkspaceID(rawValue: 2)
        try await bench.append(bench.event("mine"), bench.event("theirs", in: other), bench.event("mine too"))

        #expect(try await bench.settled(count: 2).map(\.subject) == ["mine", "mine too"])
        #expect(try await bench.settled(in: other).map(\.subject) == ["theirs"])
        #expect(try await bench.settled(in: WorkspaceID(rawValue: 3)) == [])
    }

    @Test(arguments: TestDatabase.all)
    func `A transaction that rolls back leaves no event and no job`(kind: TestDatabase) async throws {
        struct Refusal: Error {}
        let subscriber = EventSubscriber(name: "tally", kinds: ["thing.changed"]) { _ in }
        let bench = try await EventBench(kind, subscribers: [subscriber])

        await #expect(throws: Refusal.self) {
            try await bench.database.write { transaction in
                try bench.log.append(bench.event("a"), in: transaction)
                throw Refusal()
            }
        }

        #expect(try await bench.rows("events") == 0)
        #expect(try await bench.rows("jobs") == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `A subscriber's job comes with the event, for the kinds it named`(kind: TestDatabase) async throws {
        let bench = try await EventBench(
            kind,
            subscribers: [
                EventSubscriber(name: "tally", kinds: ["thing.changed", "thing.gone"]) { _ in },
                EventSubscriber(name: "mirror", kinds: ["thing.changed"]) { _ in },
            ]
        )

        try await bench.append(bench.event("a"), bench.event("a", kind: "thing.gone"), bench.event("a", kind: "other"))

        let jobs = try await bench.database.read { transaction in
            try transaction.rows("SELECT kind, key FROM jobs ORDER BY id").map { row -> [String] in
                [try row["kind"], try row["key"]]
            }
        }
        let ids = try await bench.settled(count: 3).map { "\($0.id)" }
        #expect(jobs == [["event.tally", ids[0]], ["event.mirror", ids[0]], ["event.tally", ids[1]]])
    }

    @Test(arguments: TestDatabase.all)
    func `Subscribers hear everything, a subject's events in order, and do not wait for each other`(
        kind: TestDatabase
    ) async throws {
        struct Broken: Error {}
        let heard = Record<Event>()
        let stubborn = Record<Event>()
        let bench = try await EventBench(
            kind,
            subscribers: [
                EventSubscriber(name: "broken", kinds: ["thing.changed"]) { event in
                    stubborn.append(event)
                    throw Broken()
                },
                EventSubscriber(name: "tally", kinds: ["thing.changed"]) { heard.append($0) },
            ]
        )
        for number in 0..<30 { try await bench.append(bench.event("subject \(number % 3)")) }

        try await running([bench.worker(bench.log.handlers)]) { _ in
            try await eventually("all are heard") { heard.count == 30 }
        }

        let written = try await bench.settled(count: 30)
        #expect(Set(heard.all.map(\.id)) == Set(written.map(\.id)))
        for subject in 0..<3 {
            let of = heard.all.filter { $0.subject == "subject \(subject)" }
            #expect(of == written.filter { $0.subject == "subject \(subject)" })
        }
        #expect(Set(stubborn.all.map(\.subject)).count == 3)
        #expect(stubborn.count == 3, "the first of each subject; those behind it wait")
    }

    @Test(arguments: TestDatabase.all)
    func `A subscriber can make its effects exactly once`(kind: TestDatabase) async throws {
        let opened = Mutex<Database?>(nil)
        let subscriber = EventSubscriber(name: "tally", kinds: ["thing.changed"]) { event, lease in
            guard let database = opened.withLock({ $0 }) else { return }
            try await database.write { transaction in
                try transaction.run("INSERT INTO tallies (subject) VALUES (\(event.subject))")
                try lease.complete(in: transaction)
            }
        }
        let bench = try await EventBench(kind, subscribers: [subscriber])
        opened.withLock { $0 = bench.database }
        try await bench.database.write { try $0.runScript("CREATE TABLE tallies (subject TEXT NOT NULL)") }
        try await bench.append(bench.event("a"), bench.event("b"))

        try await running([bench.worker(bench.log.handlers)]) { _ in
            try await eventually("all are counted") { try await bench.rows("jobs") == 0 }
        }
        opened.withLock { $0 = nil }

        #expect(try await bench.rows("tallies") == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `The newest id is what new ids must come after`(kind: TestDatabase) async throws {
        let bench = try await EventBench(kind)
        #expect(try await bench.database.read { try EventLog.newestID(in: $0) } == nil)
        try await bench.append(bench.event("a"), bench.event("b", in: WorkspaceID(rawValue: 2)))

        let newest = try #require(try await bench.database.read { try EventLog.newestID(in: $0) })

        #expect(newest == EventID(rawValue: 2))
        let generator = IDGenerator(node: 0) { IDGenerator.epoch }
        generator.advance(past: newest.rawValue)
        #expect(generator.next() > newest.rawValue)
    }
}

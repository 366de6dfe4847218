import Jobs
import Primitives
import Storage
import TestSupport
import Testing

@testable import Events

struct EventObserverTests {
    private struct Refusal: Error {}

    @Test(arguments: TestDatabase.all)
    func `An observer acts in the event's own transaction, and with it alone`(kind: TestDatabase) async throws {
        let database = try await kind.open(EventMigrations.all + JobMigrations.all)
        let ambient = Ambient.test()
        try await database.write { try $0.run("CREATE TABLE seen (subject TEXT NOT NULL)") }
        let observer = EventObserver(kinds: ["thing.changed"]) { event, transaction in
            try transaction.run("INSERT INTO seen (subject) VALUES (\(event.subject))")
            if event.subject == "refused" { throw Refusal() }
        }
        let log = EventLog(ambient: ambient, subscribers: [], observers: [observer])
        func append(_ kind: String, _ subject: String) async throws {
            let event = NewEvent(workspace: WorkspaceID(rawValue: 1), kind: kind, subject: subject, payload: "{}")
            try await database.write { try log.append(event, in: $0) }
        }

        try await append("thing.changed", "a")
        try await append("other.changed", "b")
        await #expect(throws: Refusal.self) { try await append("thing.changed", "refused") }

        let (seen, written) = try await database.read { transaction in
            (
                try transaction.rows("SELECT subject FROM seen").map { try $0["subject"] as String },
                try transaction.rows("SELECT subject FROM events ORDER BY id").map { try $0["subject"] as String }
            )
        }
        #expect(seen == ["a"])
        #expect(written == ["a", "b"])
    }
}

import Events
import Jobs
import Logging
import Notifications
import Primitives
import ServiceLifecycle
import Storage
import TestSupport
import Workspaces

@testable import Contacts

/// A database with a contact book, and one workspace to look from.
struct BookWorld: Sendable {
    let here = WorkspaceID(rawValue: 1)
    let clock = TestClock()
    let ambient: Ambient
    let database: Database
    let events: EventLog
    let fields: FieldService

    init(_ kind: TestDatabase) async throws {
        ambient = .test(clock)
        database = try await kind.open(
            ContactMigrations.all + JobMigrations.all + EventMigrations.all + NotificationMigrations.all
                + WorkspaceMigrations.all
        )
        events = EventLog(ambient: ambient, subscribers: [])
        fields = FieldService(database: database, ambient: ambient, events: events)
    }

    func field(_ key: String, _ type: FieldType, options: [String] = []) async throws -> ContactField {
        try await fields.add(FieldWish(key: key, label: key, type: type, options: options), in: here)
    }

    /// New contacts, `Person 1` with +919800000001 and so on.
    func people(_ count: Int, in workspace: WorkspaceID? = nil) async throws -> [ContactID] {
        let named = (1...count).compactMap { number in
            PhoneNumber("+91980000\(String(10_000 + number).dropFirst())").map { (phone: $0, name: "Person \(number)") }
        }
        return try await database.write { transaction in
            try ContactStore(transaction, ambient: ambient)
                .upsert(named, source: .manual, in: workspace ?? here).values.map(\.id).sorted()
        }
    }

    func set(_ texts: [String], _ field: ContactField, _ people: [ContactID]) async throws {
        try await database.write { transaction in
            let changes = try zip(people, texts).map { FieldChange($0.subject, field, try field.read(.text($1))) }
            try FieldStore(transaction, in: here)
                .set(changes, journal: Journal(transaction, in: here, ambient: ambient, by: "mem_1"))
        }
    }

    func values(of contact: ContactID) async throws -> [FieldID: FieldValue] {
        try await database.read { try FieldStore($0, in: here).values(of: [contact.subject])[contact.subject] ?? [:] }
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { transaction in
            try transaction.row("SELECT count(*) AS count FROM \(raw: table)").map { try $0["count"] } ?? 0
        }
    }

    /// Runs the jobs that are due until none is left.
    func work() async throws {
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let worker = JobWorker(database: database, ambient: ambient, handlers: [fields.handler], logger: quiet)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let lifecycle = ServiceGroup(services: [worker], logger: quiet)
            group.addTask { try await lifecycle.run() }
            while try await open() > 0 { try await Task.sleep(for: .milliseconds(5)) }
            await lifecycle.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }

    private func open() async throws -> Int {
        try await database.read { [now = clock.now] transaction in
            try transaction.row("SELECT count(*) AS count FROM jobs WHERE run_at <= \(now)").map { try $0["count"] }
                ?? 0
        }
    }
}

import Events
import Jobs
import Logging
import Notifications
import Primitives
import Routes
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
    let contacts: ContactService
    let book: ContactBook

    var fields: FieldService { book.fields }

    init(_ kind: TestDatabase) async throws {
        ambient = .test(clock)
        database = try await kind.open(
            ContactMigrations.all + JobMigrations.all + EventMigrations.all + NotificationMigrations.all
                + WorkspaceMigrations.all
        )
        events = EventLog(ambient: ambient, subscribers: [])
        contacts = ContactService(
            database: database,
            ambient: ambient,
            events: events,
            costOf: { _, _, reachable in
                AudienceCost(category: "marketing", points: Points(micro: reachable.values.reduce(0, +)))
            },
            countryOf: { _, _ in "IN" }
        )
        book = ContactBook(
            database: database,
            ambient: ambient,
            events: events,
            deleting: ErasureService(database: database, ambient: ambient, events: events).deleting,
            countryOf: { _, _ in "IN" }
        )
        // The audit log is kept for workspaces that there are.
        try await database.write { transaction in
            for number in 1...2 {
                try WorkspaceStore(transaction).insert(
                    Workspace(
                        id: WorkspaceID(rawValue: Int64(number)),
                        name: "Shop",
                        country: "IN",
                        timeZone: "UTC",
                        createdAt: Timestamp(milliseconds: 0)
                    )
                )
            }
        }
    }

    func caller(in workspace: WorkspaceID? = nil, hidesNumbers: Bool = false) -> Caller {
        Caller(
            workspace: workspace ?? here,
            actor: .apiKey(APIKeyID(rawValue: 5), scopes: Set(Permission.contacts.map(\.name))),
            powers: Powers(hidesNumbers: hidesNumbers)
        )
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
                .upsert(named, source: .manual, in: workspace ?? here).values.sorted {
                    ($0.name.count, $0.name) < ($1.name.count, $1.name)
                }.map(\.id)
        }
    }

    func tag(_ name: String, in workspace: WorkspaceID? = nil) async throws -> Tag {
        let tag = Tag(id: ambient.id(), kind: .contact, name: name, colour: .teal)
        _ = try await database.write { try TagStore($0, in: workspace ?? here).insert(tag, at: ambient.now()) }
        return tag
    }

    /// What one change of many, as `edit` says, changed.
    @discardableResult
    func edit(_ people: [ContactID], _ change: (inout ContactEdit) -> Void) async throws -> ContactEditor.Changes {
        var edit = ContactEdit()
        change(&edit)
        return try await database.write { [edit] transaction in
            let editor = ContactEditor(transaction, in: here, ambient: ambient, by: "mem_1")
            return try editor.apply(edit, to: editor.lock(people))
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

    func found(_ query: ContactQuery) async throws -> [ContactID] {
        try await contacts.page(query, after: nil, limit: 200, in: here).map(\.contact.id)
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { transaction in
            try transaction.row("SELECT count(*) AS count FROM \(raw: table)").map { try $0["count"] } ?? 0
        }
    }

    /// Runs the jobs that are due until none is left.
    func work() async throws {
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let worker = JobWorker(database: database, ambient: ambient, handlers: book.handlers, logger: quiet)
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
            try transaction.row(
                "SELECT count(*) AS count FROM jobs WHERE run_at <= \(now) AND kind <> \(ContactBlocking.kind)"
            ).map { try $0["count"] }
                ?? 0
        }
    }
}

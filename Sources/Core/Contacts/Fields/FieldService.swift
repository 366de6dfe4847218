package import Events
package import Jobs
package import Primitives
package import Storage
import Workspaces

/// What people do with custom fields: make, change, delete.
package struct FieldService: Sendable {
    static let fieldsMax = 200
    static let optionsMax = 500
    /// How far the list counts who has a value.
    package static let usesCounted = 1_000
    /// Values that a change of type converts.
    static let convertedMax = 200_000
    static let clearing = "contacts.clear-field"

    let database: Database
    let ambient: Ambient
    let events: EventLog

    package init(database: Database, ambient: Ambient, events: EventLog) {
        self.database = database
        self.ambient = ambient
        self.events = events
    }

    package func list(
        _ subject: FieldSubject,
        in workspace: WorkspaceID
    ) async throws -> [(field: ContactField, uses: Int)] {
        try await database.read { transaction in
            let store = FieldStore(transaction, in: workspace)
            let fields = try store.all(subject)
            let uses = try store.uses(of: fields.map(\.id), upTo: Self.usesCounted)
            return fields.map { ($0, uses[$0.id] ?? 0) }
        }
    }

    /// - Throws: `FieldError`.
    package func add(_ wanted: FieldWish, in workspace: WorkspaceID) async throws -> ContactField {
        let field = try wanted.new(id: ambient.id())
        return try await database.write { transaction in
            let store = FieldStore(transaction, in: workspace)
            let present = try store.all(field.subject)
            guard present.count < Self.fieldsMax else { throw FieldError.tooMany(limit: Self.fieldsMax) }
            var field = field
            if wanted.position == nil { field.position = (present.map(\.position).max() ?? 0) + 1 }
            guard try store.insert(field, at: ambient.now()) else { throw FieldError.keyTaken(field.key) }
            try tell(workspace, transaction)
            return field
        }
    }

    /// Changes what is given. Options that are renamed are renamed in every value; a new type takes every value over, or
    /// nothing changes.
    package func change(_ id: FieldID, to wanted: FieldWish, in workspace: WorkspaceID) async throws -> ContactField {
        try await database.write { transaction in
            let store = FieldStore(transaction, in: workspace)
            guard let old = try store.find(id) else { throw FieldError.notFound("\(id)") }
            let field = try wanted.changed(old)
            let renamed = wanted.renamedOptions ?? [:]
            if field.type != old.type || field.options != old.options || !renamed.isEmpty {
                try FieldConversion(from: old, to: field, renamed: renamed, store: store).run()
            }
            try store.update(field)
            try tell(workspace, transaction)
            return field
        }
    }

    /// - Parameter confirmed: the field's key, when whoever deletes it has seen how many values go with it.
    package func delete(_ id: FieldID, confirmed: String?, in workspace: WorkspaceID) async throws {
        try await database.write { transaction in
            let store = FieldStore(transaction, in: workspace)
            guard let field = try store.find(id) else { throw FieldError.notFound("\(id)") }
            let filters = try GroupStore(transaction, in: workspace).names(mentioning: field)
            guard filters.isEmpty else { throw FieldError.inFilters(key: field.key, names: filters) }
            let uses = try store.uses(of: [id], upTo: .max)[id] ?? 0
            guard uses == 0 || confirmed == field.key else { throw FieldError.confirm(key: field.key, uses: uses) }
            try store.delete(id)
            try JobStore(transaction, ambient: ambient).enqueue(
                NewJob(
                    workspace: workspace,
                    kind: Self.clearing,
                    key: "\(id)",
                    runAt: ambient.now(),
                    payload: try JSON.text(id)
                )
            )
            try tell(workspace, transaction)
        }
    }

    package var handler: JobHandler {
        JobHandler(kind: Self.clearing) { job in
            let id: FieldID = try JSON.value(job.payload)
            var hasMore = true
            while hasMore {
                try Task.checkCancellation()
                hasMore = try await database.write {
                    try FieldStore($0, in: job.workspace).clear(id, limit: 2_000)
                }
            }
        }
    }

    /// What one value was before, the newest change first.
    package func history(
        of key: String,
        _ subject: FieldSubject,
        _ id: SubjectID,
        in workspace: WorkspaceID
    ) async throws -> (changes: [JournalEntry], field: ContactField, names: Actors) {
        try await database.read { transaction in
            guard let field = try FieldStore(transaction, in: workspace).find(key, of: subject) else {
                throw FieldError.notFound(key)
            }
            if subject == .contact {
                _ = try ContactStore(transaction, ambient: ambient).find(id.contact, in: workspace)
            }
            let entries = try Journal(transaction, in: workspace, ambient: ambient)
                .page(of: id, kind: .field, what: "\(field.id)", limit: 200)
            return (entries, field, try Actors(entries.map(\.actor), in: workspace, transaction))
        }
    }

    private func tell(_ workspace: WorkspaceID, _ transaction: Transaction) throws {
        try events.append(
            NewEvent(workspace: workspace, kind: "contact-fields.changed", subject: "\(workspace)", payload: "{}"),
            in: transaction
        )
    }
}

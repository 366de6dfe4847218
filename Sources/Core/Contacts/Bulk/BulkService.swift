package import Events
package import Jobs
package import Primitives
package import Routes
package import Storage
import Workspaces

/// What people do with bulk edits: start them, look how far they are, undo them.
package struct BulkService: Sendable {
    /// Deletes contacts, or brings them back, so that either can be undone.
    ///
    /// - Returns: those that were deleted, or restored.
    package typealias Deleting =
        @Sendable (Transaction, WorkspaceID, _ contacts: [ContactID], _ actor: String?, _ restores: Bool) throws
        -> [ContactID]

    static let runningMax = 5
    static let contactsMax = 2_000_000
    static let kind = "contacts.bulk"

    let database: Database
    let ambient: Ambient
    let events: EventLog
    let deleting: Deleting
    let countryOf: @Sendable (Transaction, WorkspaceID) throws -> String?

    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        deleting: @escaping Deleting,
        countryOf: @escaping @Sendable (Transaction, WorkspaceID) throws -> String? = { _, _ in nil }
    ) {
        self.database = database
        self.ambient = ambient
        self.events = events
        self.deleting = deleting
        self.countryOf = countryOf
    }

    package var handler: JobHandler { BulkJob(service: self).handler }

    package func start(_ selection: Selection, _ change: BulkChange, by caller: Caller) async throws -> BulkEdit {
        guard !change.isEmpty else { throw BulkError.nothingAsked }
        if change.deletes { try caller.require(.deleteContacts) }
        if let ids = selection.ids {
            guard selection.filter == nil, selection.segment == nil, !ids.isEmpty else { throw BulkError.nobody }
            guard ids.count <= Selection.idsMax else {
                throw ContactError.tooMany("contacts by name", limit: Selection.idsMax)
            }
        }
        return try await database.write { transaction in
            let workspace = caller.workspace
            let store = BulkStore(transaction: transaction, workspace: workspace)
            guard try store.running() < Self.runningMax else {
                throw BulkError.tooManyAtOnce(limit: Self.runningMax)
            }
            let matched = try count(selection, by: caller, transaction)
            _ = try change.edit(by: reader(workspace, transaction))
            guard matched <= Self.contactsMax else { throw BulkError.tooManyContacts(limit: Self.contactsMax) }
            let bulk = BulkEdit(
                id: ambient.id(),
                state: .running,
                selection: selection,
                change: change,
                matched: matched,
                createdBy: caller.name,
                createdAt: ambient.now()
            )
            try store.insert(bulk)
            try AuditLog(ambient: ambient).record(
                change.deletes ? "contacts.bulk-deleted" : "contacts.bulk-edited",
                subject: "\(bulk.id)",
                detail: "\(matched) contacts",
                by: caller,
                in: transaction
            )
            try enqueue(bulk, workspace, transaction)
            return bulk
        }
    }

    package func find(_ id: BulkID, in workspace: WorkspaceID) async throws -> BulkEdit {
        try await database.read { transaction in
            guard let bulk = try BulkStore(transaction: transaction, workspace: workspace).find(id) else {
                throw BulkError.notFound(id)
            }
            return bulk
        }
    }

    package func page(after last: BulkID?, limit: Int, in workspace: WorkspaceID) async throws -> [BulkEdit] {
        try await database.read {
            try BulkStore(transaction: $0, workspace: workspace).page(after: last, limit: limit)
        }
    }

    /// Puts back what it changed and nobody changed since.
    package func undo(_ id: BulkID, by caller: Caller) async throws -> BulkEdit {
        try await database.write { transaction in
            let store = BulkStore(transaction: transaction, workspace: caller.workspace)
            guard var bulk = try store.find(id) else { throw BulkError.notFound(id) }
            guard let until = bulk.undoableUntil, ambient.now() < until else { throw BulkError.notUndoable }
            if bulk.change.deletes { try caller.require(.deleteContacts) }
            bulk.state = .undoing
            bulk.place = .max
            try store.update(bulk)
            try AuditLog(ambient: ambient)
                .record("contacts.bulk-undone", subject: "\(id)", by: caller, in: transaction)
            try enqueue(bulk, caller.workspace, transaction)
            return bulk
        }
    }

    func reader(_ workspace: WorkspaceID, _ transaction: Transaction) throws -> WishReader {
        WishReader(
            transaction: transaction,
            workspace: workspace,
            country: try countryOf(transaction, workspace)
        )
    }

    private func count(_ selection: Selection, by caller: Caller, _ transaction: Transaction) throws -> Int64 {
        let store = ContactStore(transaction, ambient: ambient)
        guard let ids = selection.ids else {
            return try store.count(selection.query(for: caller), in: caller.workspace).count
        }
        let found = try store.contacts(Array(Set(ids)), in: caller.workspace)
        return Int64(found.values.count { $0.deletedAt == nil })
    }

    private func enqueue(_ bulk: BulkEdit, _ workspace: WorkspaceID, _ transaction: Transaction) throws {
        _ = try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(
                workspace: workspace,
                kind: Self.kind,
                key: "\(bulk.id)/\(bulk.state.rawValue)",
                // One after another: two at once would wait for each other's contacts.
                orderingKey: "contacts.bulk/\(workspace)",
                runAt: ambient.now(),
                payload: try JSON.text(bulk.id)
            )
        )
        try tell(bulk, workspace, transaction)
    }

    func tell(_ bulk: BulkEdit, _ workspace: WorkspaceID, _ transaction: Transaction) throws {
        try events.append(
            NewEvent(
                workspace: workspace,
                kind: "bulk.changed",
                subject: "\(bulk.id)",
                payload: try JSON.text(BulkBody(bulk))
            ),
            in: transaction
        )
    }
}

package import Events
package import Jobs
package import Primitives
package import Routes
package import Storage
import Workspaces

/// Deleting contacts, bringing them back, and erasing them with proof.
package struct ErasureService: Sendable {
    static let graceDaysMax = 365

    private let database: Database
    private let ambient: Ambient
    private let events: EventLog
    private let audit: AuditLog
    private let jobs: ErasureJobs

    /// - Parameter erasers: what other modules keep of persons.
    package init(database: Database, ambient: Ambient, events: EventLog, erasers: [Eraser] = []) {
        self.database = database
        self.ambient = ambient
        self.events = events
        audit = AuditLog(ambient: ambient)
        jobs = ErasureJobs(database: database, ambient: ambient, events: events, audit: audit, erasers: erasers)
    }

    package var handlers: [JobHandler] { [jobs.handler] }

    /// Takes the contact out of everything; it can come back until the time of grace is over, then it is erased.
    ///
    /// - Throws: `ContactError.notFound`.
    package func delete(_ id: ContactID, by caller: Caller) async throws {
        try await database.write { [ambient, audit, jobs] transaction in
            let store = ErasureStore(transaction: transaction, workspace: caller.workspace)
            let now = ambient.now()
            guard try store.delete(id, at: now) else { throw ContactError.notFound(id) }
            let days = try store.graceDays()
            try jobs.enqueue(id, nil, at: now + .days(Int64(days)), in: caller.workspace, transaction)
            try audit.record("contacts.deleted", subject: "\(id)", detail: "\(days) days", by: caller, in: transaction)
            try tell(id, "contact.deleted", in: caller.workspace, transaction)
        }
    }

    /// - Throws: `ContactError.notFound` when it is not deleted, or erased.
    package func restore(_ id: ContactID, by caller: Caller) async throws -> ContactSheet {
        try await database.write { [ambient, audit, jobs] transaction in
            guard try ErasureStore(transaction: transaction, workspace: caller.workspace).restore(id) else {
                throw ContactError.notFound(id)
            }
            try jobs.cancel(id, in: caller.workspace, transaction)
            try audit.record("contacts.restored", subject: "\(id)", by: caller, in: transaction)
            try tell(id, "contact.changed", in: caller.workspace, transaction)
            return try ContactStore(transaction, ambient: ambient).sheet(id, in: caller.workspace)
        }
    }

    /// Erases the person now, deleted before or not.
    ///
    /// - Parameter confirmed: the contact's identity once more: nobody erases by mistake.
    /// - Throws: `ContactError.notFound`; a problem where `confirmed` is another.
    package func erase(_ id: ContactID, confirmed: String, by caller: Caller) async throws -> Erasure {
        guard confirmed == "\(id)" else {
            throw Problem.invalid(.init(field: "confirm", detail: "Write \(id) to say that this contact is meant."))
        }
        return try await database.write { [ambient, jobs] transaction in
            let store = ErasureStore(transaction: transaction, workspace: caller.workspace)
            let contacts = ContactStore(transaction, ambient: ambient)
            let found = try contacts.contacts([id], in: caller.workspace)[id]
            guard let contact = found, contact.erasedAt == nil else { throw ContactError.notFound(id) }
            if let begun = try store.find(of: id), begun.state == .running { return begun }
            let now = ambient.now()
            _ = try store.delete(id, at: now)
            let erasure = Erasure(
                id: ambient.id(),
                contact: id,
                state: .running,
                requestedBy: caller.name,
                requestedAt: now,
                finishedAt: nil,
                counts: [:],
                digest: nil
            )
            try store.insert(erasure)
            try jobs.enqueue(id, erasure.id, at: now, in: caller.workspace, transaction)
            try tell(id, "contact.deleted", in: caller.workspace, transaction)
            return erasure
        }
    }

    /// The same for many at once and for the undoing of it: what bulk edits ask for.
    package var deleting: BulkService.Deleting {
        { [ambient, jobs] transaction, workspace, contacts, _, restores in
            let store = ErasureStore(transaction: transaction, workspace: workspace)
            let now = ambient.now()
            let days = try store.graceDays()
            return try contacts.filter { id in
                guard try restores ? store.restore(id) : store.delete(id, at: now) else { return false }
                if restores {
                    try jobs.cancel(id, in: workspace, transaction)
                } else {
                    try jobs.enqueue(id, nil, at: now + .days(Int64(days)), in: workspace, transaction)
                }
                return true
            }
        }
    }

    package func find(_ id: ErasureID, in workspace: WorkspaceID) async throws -> Erasure? {
        try await database.read { try ErasureStore(transaction: $0, workspace: workspace).find(id) }
    }

    package func graceDays(in workspace: WorkspaceID) async throws -> Int {
        try await database.read { try ErasureStore(transaction: $0, workspace: workspace).graceDays() }
    }

    /// For contacts that are deleted from now on.
    package func setGrace(days: Int, by caller: Caller) async throws {
        guard (0...Self.graceDaysMax).contains(days) else {
            throw Problem.invalid(
                .init(field: "days", detail: "\(0, "min") to \(Self.graceDaysMax, "max") days.", code: "range")
            )
        }
        try await database.write { [audit] transaction in
            try ErasureStore(transaction: transaction, workspace: caller.workspace).setGrace(days: days)
            try audit.record(
                "contacts.grace",
                subject: "\(caller.workspace)",
                detail: "\(days) days",
                by: caller,
                in: transaction
            )
        }
    }

    private func tell(_ id: ContactID, _ kind: String, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let payload = try JSON.text(["contactId": "\(id)"])
        try events.append(
            NewEvent(workspace: workspace, kind: kind, subject: "\(id)", payload: payload),
            in: transaction
        )
    }
}

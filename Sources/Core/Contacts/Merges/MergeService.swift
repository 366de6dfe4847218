package import Events
package import Primitives
package import Routes
package import Storage
import Workspaces

/// Making two contacts one by hand, seeing what was merged, and undoing it.
package struct MergeService: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let events: EventLog
    private let audit: AuditLog
    private let onMerge: ContactMergeObserver
    private let onUnmerge: ContactMergeObserver

    /// - Parameters:
    ///   - onMerge: moves what others keep of the contact that goes.
    ///   - onUnmerge: moves it back.
    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        onMerge: @escaping ContactMergeObserver,
        onUnmerge: @escaping ContactMergeObserver
    ) {
        self.database = database
        self.ambient = ambient
        self.events = events
        audit = AuditLog(ambient: ambient)
        self.onMerge = onMerge
        self.onUnmerge = onUnmerge
    }

    /// - Throws: `MergeError`, `ContactError.notFound`.
    package func merge(_ gone: ContactID, into kept: ContactID, by caller: Caller) async throws -> ContactSheet {
        guard gone != kept else { throw MergeError.same }
        return try await database.write { [ambient, audit, onMerge] transaction in
            let store = ContactStore(transaction, ambient: ambient)
            let (loser, winner) = (
                try store.find(gone, in: caller.workspace), try store.find(kept, in: caller.workspace)
            )
            if let one = loser.userID, let other = winner.userID, one != other { throw MergeError.twoPeople }
            try store.merge(gone, into: kept, by: caller.name, in: caller.workspace, onMerge: onMerge)
            try audit.record("contacts.merged", subject: "\(kept)", detail: "\(gone)", by: caller, in: transaction)
            try tell([gone, kept], in: caller.workspace, transaction)
            return try store.sheet(kept, in: caller.workspace)
        }
    }

    /// - Throws: `MergeError`, `ContactError.notFound` when the one it was merged into is gone.
    package func undo(_ gone: ContactID, by caller: Caller) async throws -> ContactSheet {
        try await database.write { [ambient, audit, onUnmerge] transaction in
            let store = ContactStore(transaction, ambient: ambient)
            guard let merge = try MergeLog(transaction, in: caller.workspace).find(gone) else {
                throw MergeError.notFound(gone)
            }
            try store.unmerge(merge, by: caller.name, in: caller.workspace, onUnmerge: onUnmerge)
            try audit.record(
                "contacts.unmerged",
                subject: "\(merge.kept)",
                detail: "\(gone)",
                by: caller,
                in: transaction
            )
            try tell([gone, merge.kept], in: caller.workspace, transaction)
            return try store.sheet(gone, in: caller.workspace)
        }
    }

    /// - Throws: `ContactError.notFound`.
    package func merges(into kept: ContactID, in workspace: WorkspaceID) async throws -> [ContactMerge] {
        try await database.read { [ambient] transaction in
            _ = try ContactStore(transaction, ambient: ambient).find(kept, in: workspace)
            return try MergeLog(transaction, in: workspace).merges(into: kept)
        }
    }

    /// Contacts who may be one person, group after group.
    package func duplicates(
        in workspace: WorkspaceID,
        after last: (kind: DuplicateGroup.Kind, key: String)?,
        limit: Int
    ) async throws -> [DuplicateGroup] {
        try await database.read { [ambient] transaction in
            try ContactStore(transaction, ambient: ambient).duplicates(after: last, limit: limit, in: workspace)
        }
    }

    private func tell(_ ids: [ContactID], in workspace: WorkspaceID, _ transaction: Transaction) throws {
        for id in ids {
            try events.append(
                NewEvent(
                    workspace: workspace,
                    kind: "contact.changed",
                    subject: "\(id)",
                    payload: try JSON.text(["contactId": "\(id)"])
                ),
                in: transaction
            )
        }
    }
}

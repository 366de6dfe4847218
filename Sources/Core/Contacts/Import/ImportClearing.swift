import Jobs
import Primitives
import Storage

/// The jobs that take imports away: deleted ones at once, uploads that broke off after a day, and files after a week,
/// when nobody will map them again; the rows that were read stay.
struct ImportClearing: Sendable {
    private static let deletion = "imports.delete"
    private static let expiry = "imports.expire"
    private static let patience: Duration = .days(1)
    private static let fileKept: Duration = .days(7)

    let database: Database
    let ambient: Ambient

    var handlers: [JobHandler] {
        [
            JobHandler(kind: Self.deletion) { try await delete($0) },
            JobHandler(kind: Self.expiry) { try await expire($0) },
        ]
    }

    /// Has the import deleted, in pieces that keep nobody waiting. False when it is going already.
    @discardableResult
    func delete(_ id: ImportID, in workspace: WorkspaceID, _ transaction: Transaction) throws -> Bool {
        guard try ImportStore(transaction).markDeleting(id, in: workspace) else { return false }
        return try enqueue(Self.deletion, id, at: ambient.now(), in: workspace, transaction)
    }

    /// Has an upload looked after: whether it came to an end, and how long its file is kept.
    func watch(_ id: ImportID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try enqueue(Self.expiry, id, at: ambient.now() + Self.patience, in: workspace, transaction)
    }

    @discardableResult
    private func enqueue(
        _ kind: String,
        _ id: ImportID,
        at moment: Timestamp,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> Bool {
        let job = NewJob(workspace: workspace, kind: kind, key: "\(id)", runAt: moment, payload: try JSON.text(id))
        return try JobStore(transaction, ambient: ambient).enqueue(job)
    }

    private func delete(_ job: Job) async throws {
        let id: ImportID = try JSON.value(job.payload)
        var hasMore = true
        while hasMore {
            try Task.checkCancellation()
            hasMore = try await database.write { try ImportStore($0).deleteSome(of: id, in: job.workspace) }
        }
    }

    private func expire(_ job: Job) async throws {
        let id: ImportID = try JSON.value(job.payload)
        let now = ambient.now()
        var hasMore = try await database.write { transaction in
            let store = ImportStore(transaction)
            guard let found = try store.any(id, in: job.workspace) else { return false }
            if found.state == .uploading {
                try delete(id, in: job.workspace, transaction)
                return false
            }
            let end = found.createdAt + Self.fileKept
            guard now >= end, found.state != .reading else {
                try job.lease.postpone(until: max(end, now + .hours(1)), in: transaction)
                return false
            }
            return try store.deleteSomeChunks(of: id, in: job.workspace)
        }
        while hasMore {
            try Task.checkCancellation()
            hasMore = try await database.write { try ImportStore($0).deleteSomeChunks(of: id, in: job.workspace) }
        }
    }
}

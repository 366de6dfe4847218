import Jobs
import Primitives
import Routes
import Storage

/// The job that does a bulk edit, or undoes it, slice after slice: any process may go on where another stopped.
struct BulkJob: Sendable {
    static let slice = 500
    /// How long one run goes on before others in the queue have a turn.
    private static let share: Duration = .seconds(20)

    let service: BulkService

    var handler: JobHandler { JobHandler(kind: BulkService.kind) { try await run($0) } }

    private func run(_ job: Job) async throws {
        let id: BulkID = try JSON.value(job.payload)
        let end = service.ambient.now() + Self.share
        while true {
            try Task.checkCancellation()
            let isOver = try await service.database.write { transaction in
                let isOver = try step(id, job.workspace, transaction)
                let now = service.ambient.now()
                if isOver {
                    try job.lease.complete(in: transaction)
                } else if now >= end {
                    try job.lease.postpone(until: now, in: transaction)
                } else {
                    try job.advance(in: transaction)
                }
                return isOver || now >= end
            }
            if isOver { return }
        }
    }

    /// One slice. `true` when nothing is left to do.
    private func step(_ id: BulkID, _ workspace: WorkspaceID, _ transaction: Transaction) throws -> Bool {
        let store = BulkStore(transaction: transaction, workspace: workspace)
        guard var bulk = try store.find(id) else { return true }
        let hasMore: Bool
        switch bulk.state {
        case .running: hasMore = try apply(&bulk, workspace, transaction)
        case .undoing:
            hasMore = try BulkUndo(service: service, workspace: workspace, transaction: transaction).step(&bulk)
        case .done, .failed, .undone: return true
        }
        if !hasMore, bulk.state == .running || bulk.state == .undoing {
            bulk.state = bulk.state == .running ? .done : .undone
            bulk.finishedAt = service.ambient.now()
        }
        try store.update(bulk)
        try service.tell(bulk, workspace, transaction)
        return !hasMore
    }

    private func apply(
        _ bulk: inout BulkEdit,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> Bool {
        let editor = ContactEditor(
            transaction,
            in: workspace,
            ambient: service.ambient,
            by: bulk.createdBy,
            cause: "\(bulk.id)"
        )
        let edit: ContactEdit
        let ids: [ContactID]
        do {
            edit = try bulk.change.edit(by: service.reader(workspace, transaction))
            ids = try next(of: bulk, workspace, transaction)
        } catch let error as any ProblemConvertible {
            // What it spoke of is no more: a tag, a field, the segment.
            bulk.state = .failed
            bulk.error = error.problem.detail ?? error.problem.title
            bulk.finishedAt = service.ambient.now()
            return false
        }
        let contacts = try editor.lock(ids)
        let full = edit.tagging.isEmpty ? [] : try editor.full(contacts.map(\.id.subject), edit.tagging)
        let open = contacts.filter { !full.contains($0.id.subject) }
        var changes = try editor.apply(edit, to: open)
        if bulk.change.deletes {
            let gone = try service.deleting(transaction, workspace, open.map(\.id), bulk.createdBy, false)
            try editor.journal.write(gone.map { .init($0.subject, .deleted) })
            for id in gone { changes[id, default: []].insert("deletedAt") }
        }
        try ContactNews(events: service.events, workspace: workspace)
            .tell(changes, cause: "\(bulk.id)", in: transaction)
        bulk.changed += Int64(changes.count)
        bulk.failed += Int64(full.count)
        bulk.skipped += Int64(open.count - changes.count)
        bulk.place = ids.last?.rawValue ?? bulk.place
        return ids.count == Self.slice
    }

    /// The next contacts in the order of their identities. Those who came after the edit began are not meant.
    private func next(
        of bulk: BulkEdit,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [ContactID] {
        if let ids = bulk.selection.ids {
            return Array(Set(ids).filter { $0.rawValue > bulk.place }.sorted().prefix(Self.slice))
        }
        // Who started it was allowed to ask so.
        let query = try bulk.selection.query(hidesNumbers: false)
        let condition = try ContactStore(transaction, ambient: service.ambient).condition(query, in: workspace)
        return try transaction.rows(
            """
            SELECT c.id FROM contacts c WHERE \(condition) AND c.id > \(bulk.place)
            AND c.created_at <= \(bulk.createdAt) ORDER BY c.id LIMIT \(Self.slice)
            """
        ).map { try $0["id"] }
    }
}

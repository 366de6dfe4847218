import Jobs
import Primitives
import Storage
import Workspaces

/// The job that runs over an import's good rows: to look what would become of them, to make contacts of them, to take
/// those back. Batch after batch, each with its place, so that any process may go on anywhere.
struct ImportApplying: Sendable {
    static let kind = "imports.apply"
    /// How long one run goes on before others in the queue have a turn.
    private static let share: Duration = .seconds(20)
    private static let newsInterval: Duration = .milliseconds(250)

    struct Payload: Codable {
        let importID: ImportID
        let run: Int
    }

    let database: Database
    let ambient: Ambient
    let news: ImportNews
    let limits: WorkspaceLimits
    let uses: [ContactUse]

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { try await run($0) }
    }

    /// Begins a run and has it done.
    func begin(
        _ state: ImportWork.State,
        _ found: Import,
        by actor: String?,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        let run = try ImportStore(transaction).begin(state, found, by: actor, at: ambient.now(), in: workspace)
        let job = NewJob(
            workspace: workspace,
            kind: Self.kind,
            key: "\(found.id)/\(run)",
            runAt: ambient.now(),
            payload: try JSON.text(Payload(importID: found.id, run: run))
        )
        try JobStore(transaction, ambient: ambient).enqueue(job)
    }

    private func run(_ job: Job) async throws {
        let payload: Payload = try JSON.value(job.payload)
        let end = ambient.now() + Self.share
        var newsAt = ambient.now()
        var slice = try await slice(payload, after: nil, in: job.workspace)
        while true {
            try Task.checkCancellation()
            let tells = ambient.now() >= newsAt
            if tells { newsAt = ambient.now() + Self.newsInterval }
            // While one is written, the next is read and its cells are taken apart.
            let present = slice
            async let following = self.slice(payload, behind: present, in: job.workspace)
            do {
                guard try await step(payload, present, tells: tells, job) else { return }
            } catch ImportError.changed {
                return
            }
            slice = try await following
            if ambient.now() >= end {
                let now = ambient.now()
                return try await database.write { try job.lease.postpone(until: now, in: $0) }
            }
        }
    }

    /// Good rows that come one after another. They stay as they are as long as the run does.
    private struct Slice: Sendable {
        let after: Int
        let people: [ImportBatch.Person]
        /// `nil` when nothing comes any more.
        let last: Int?
    }

    private func slice(_ payload: Payload, behind slice: Slice?, in workspace: WorkspaceID) async throws -> Slice? {
        guard let last = slice?.last else { return nil }
        return try await self.slice(payload, after: last, in: workspace)
    }

    /// - Parameter row: `nil`: where the run stands.
    /// - Returns: `nil` when no run of this kind is under way.
    private func slice(_ payload: Payload, after row: Int?, in workspace: WorkspaceID) async throws -> Slice? {
        let read = try await database.read { transaction -> (found: Import, after: Int, rows: [ImportRow])? in
            let store = ImportStore(transaction)
            guard let found = try store.any(payload.importID, in: workspace), found.work.run == payload.run,
                found.work.state != .undoing
            else { return nil }
            let after = row ?? found.work.row
            let limit = ImportBatch.rows
            return (found, after, try store.rows(of: found.id, verdict: .ok, after: after, limit: limit, in: workspace))
        }
        return read.map { found, after, rows in
            Slice(after: after, people: ImportBatch.people(rows, of: found), last: rows.last?.row)
        }
    }

    /// One batch. False when there is none left, and the job is done.
    private func step(_ payload: Payload, _ slice: Slice?, tells: Bool, _ job: Job) async throws -> Bool {
        try await database.write { transaction in
            let store = ImportStore(transaction)
            guard let found = try store.any(payload.importID, in: job.workspace), found.state == .ready,
                found.work.run == payload.run, found.work.isRunning
            else { return false }
            guard let (outcomes, row) = try outcomes(found, slice, store, in: job.workspace) else {
                try store.end(found, as: found.work.state.ended, in: job.workspace)
                try tell(found.id, in: job.workspace, transaction)
                if found.work.state == .applying { try news.imported(found.id, in: job.workspace, transaction) }
                try job.lease.complete(in: transaction)
                return false
            }
            try store.write(outcomes, of: found.id, in: job.workspace)
            var counts = ImportCounts()
            for outcome in outcomes { counts.add(outcome.kind) }
            try store.advance(found, by: counts, to: row, in: job.workspace)
            try job.advance(in: transaction)
            if tells { try tell(found.id, in: job.workspace, transaction) }
            return true
        }
    }

    /// What becomes of the next rows, and the last of them; `nil` after the last.
    private func outcomes(
        _ found: Import,
        _ slice: Slice?,
        _ store: ImportStore,
        in workspace: WorkspaceID
    ) throws -> (outcomes: [ImportOutcome], row: Int)? {
        let contacts = ContactStore(store.transaction, ambient: ambient, limits: limits)
        if found.work.state == .undoing {
            let done = try store.done(of: found.id, after: found.work.row, limit: ImportUndo.rows, in: workspace)
            guard let last = done.last else { return nil }
            let undo = ImportUndo(store: contacts, found: found, workspace: workspace, uses: uses)
            return (try undo.undo(done), last.row)
        }
        guard let slice, slice.after == found.work.row else { throw ImportError.changed(found.id) }
        guard let last = slice.last else { return nil }
        let batch = ImportBatch(
            store: contacts,
            found: found,
            workspace: workspace,
            isDry: found.work.state == .checking
        )
        return (try batch.apply(slice.people), last)
    }

    private func tell(_ id: ImportID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard let now = try ImportStore(transaction).any(id, in: workspace) else { return }
        try news.tell(now, in: workspace, transaction)
    }
}

extension ImportWork.State {
    /// What a run that came to its end leaves.
    fileprivate var ended: ImportWork.State {
        switch self {
        case .checking: .checked
        case .applying: .applied
        case .undoing: .undone
        default: self
        }
    }
}

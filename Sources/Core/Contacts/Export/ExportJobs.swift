import Events
import Jobs
package import Primitives
package import Storage

/// Told in the transaction that makes a file ready, so that whoever asked for it hears of it.
package typealias ExportReady = @Sendable (Transaction, WorkspaceID, Export) throws -> Void

/// The jobs of exports: writing the file, and taking it away when its week is over.
struct ExportJobs: Sendable {
    static let writing = "exports.write"
    static let expiry = "exports.expire"
    private static let pageRows = 1_000
    private static let newsInterval: Duration = .milliseconds(250)

    let database: Database
    let ambient: Ambient
    let events: EventLog
    let onReady: ExportReady

    var handlers: [JobHandler] {
        [
            JobHandler(kind: Self.writing, lease: .seconds(300)) { try await write($0) },
            JobHandler(kind: Self.expiry) { try await expire($0) },
        ]
    }

    func enqueue(_ export: Export, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let jobs = JobStore(transaction, ambient: ambient)
        for (kind, moment) in [(Self.writing, ambient.now()), (Self.expiry, export.expiresAt)] {
            try jobs.enqueue(
                NewJob(
                    workspace: workspace,
                    kind: kind,
                    key: "\(export.id)",
                    runAt: moment,
                    payload: try JSON.text(export.id)
                )
            )
        }
    }

    /// From the beginning, also after a crash: a file half written is nobody's.
    private func write(_ job: Job) async throws {
        let id: ExportID = try JSON.value(job.payload)
        let workspace = job.workspace
        let begun = try await database.write { transaction -> (Export, [ExportColumn])? in
            let store = ExportStore(transaction: transaction, workspace: workspace)
            try store.clear(id)
            guard let export = try store.find(id), export.state == .running else { return nil }
            // A field may be gone since: then its column is too.
            let columns = export.columns.compactMap { key in
                try? ExportColumn.named([key], in: workspace, transaction).first
            }
            return (export, columns)
        }
        guard let (export, columns) = begun else { return }
        let file = try ExportFile(export.format)
        try file.write([columns.map(\.label)])
        var done = 0
        var last: ContactID?
        var newsAt = ambient.now() + Self.newsInterval
        while true {
            try Task.checkCancellation()
            let after = last
            let contacts = try await database.read { [ambient] transaction in
                let store = ContactStore(transaction, ambient: ambient)
                let page = try store.page(
                    of: export.target,
                    after: after,
                    limit: Self.pageRows,
                    wholeNumbers: export.isMasked,
                    in: workspace
                )
                return try store.exported(page, isMasked: export.isMasked, in: workspace)
            }
            guard let end = contacts.last?.contact else { break }
            try file.write(contacts.map { contact in columns.map { $0.value(contact) } })
            (last, done) = (end.id, done + contacts.count)
            guard ambient.now() >= newsAt else { continue }
            newsAt = ambient.now() + Self.newsInterval
            try await note(id, done: done, in: workspace)
        }
        try await keep(try file.finish(), of: export, rows: done, job)
    }

    private func note(_ id: ExportID, done: Int, in workspace: WorkspaceID) async throws {
        try await database.write { transaction in
            try ExportStore(transaction: transaction, workspace: workspace).note(id, done: done)
            try tell(id, in: workspace, transaction)
        }
    }

    private func keep(_ file: Spool, of export: Export, rows: Int, _ job: Job) async throws {
        var number = 0
        var bytes: Int64 = 0
        while case let piece = try file.read(ImportIntake.chunkBytes), !piece.isEmpty {
            try Task.checkCancellation()
            let place = number
            try await database.write { transaction in
                try ExportStore(transaction: transaction, workspace: job.workspace).store(piece, place, of: export.id)
            }
            number += 1
            bytes += Int64(piece.count)
        }
        let (now, size) = (ambient.now(), bytes)
        try await database.write { transaction in
            let store = ExportStore(transaction: transaction, workspace: job.workspace)
            try store.finish(export.id, .ready, done: rows, bytes: size, error: nil, at: now)
            try tell(export.id, in: job.workspace, transaction)
            if let ready = try store.find(export.id) { try onReady(transaction, job.workspace, ready) }
            try job.lease.complete(in: transaction)
        }
    }

    private func expire(_ job: Job) async throws {
        let id: ExportID = try JSON.value(job.payload)
        var hasMore = true
        while hasMore {
            try Task.checkCancellation()
            hasMore = try await database.write {
                try ExportStore(transaction: $0, workspace: job.workspace).deleteSome(of: id)
            }
        }
    }

    private func tell(_ id: ExportID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard let export = try ExportStore(transaction: transaction, workspace: workspace).find(id) else { return }
        let payload = ExportNews(exportId: id, state: export.state, total: export.total, done: export.done)
        try events.append(
            NewEvent(workspace: workspace, kind: "export.changed", subject: "\(id)", payload: try JSON.text(payload)),
            in: transaction
        )
    }
}

private struct ExportNews: Encodable {
    let exportId: ExportID
    let state: Export.State
    let total: Int
    let done: Int
}

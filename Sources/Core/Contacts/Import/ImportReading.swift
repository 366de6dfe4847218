import Foundation
import Jobs
import Primitives
import Storage
import Workspaces

/// The job that reads a mapped import: batch after batch, each with its cursor, so that any process may go on anywhere.
struct ImportReading: Sendable {
    static let kind = "imports.read"
    /// How long one run goes on before others in the queue have a turn.
    private static let share: Duration = .seconds(20)
    /// Between two events about one import.
    private static let newsInterval: Duration = .milliseconds(250)

    struct Payload: Codable {
        let importID: ImportID
        let reading: Int
    }

    let database: Database
    let ambient: Ambient
    let news: ImportNews
    let limits: WorkspaceLimits

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { try await run($0) }
    }

    static func job(_ id: ImportID, reading: Int, in workspace: WorkspaceID, at moment: Timestamp) throws -> NewJob {
        NewJob(
            workspace: workspace,
            kind: kind,
            key: "\(id)/\(reading)",
            runAt: moment,
            payload: try JSON.text(Payload(importID: id, reading: reading))
        )
    }

    private func run(_ job: Job) async throws {
        let payload: Payload = try JSON.value(job.payload)
        let workspace = job.workspace
        let start = try await database.read { try ImportStore($0).any(payload.importID, in: workspace) }
        // Another mapping has its own job; a deleted import needs none.
        guard let start, start.state == .reading, start.reading == payload.reading else { return }
        guard let reader = ImportReader(start, of: workspace, database: database) else { return }
        do {
            if start.rows == 0 { try await clear(start, of: workspace) }
            try await read(start, by: reader, job)
        } catch let problem as CSVProblem {
            // The first pass has seen the whole file, so this is a damaged store, not a bad file.
            try await finish(start, error: problem.words, job)
        } catch ImportError.changed {
            return
        }
    }

    private func read(_ start: Import, by reader: ImportReader, _ job: Job) async throws {
        var found = start
        let end = ambient.now() + Self.share
        var newsAt = ambient.now()
        var pending = try await reader.next()
        while let batch = pending {
            try Task.checkCancellation()
            async let following = reader.next()
            let tells = ambient.now() >= newsAt
            if tells { newsAt = ambient.now() + Self.newsInterval }
            found = try await write(batch, found, tells: tells, job)
            pending = try await following
            if pending != nil, ambient.now() >= end {
                let now = ambient.now()
                return try await database.write { try job.lease.postpone(until: now, in: $0) }
            }
        }
        try await finish(found, error: nil, job)
    }

    private func write(
        _ batch: ImportReader.Batch,
        _ found: Import,
        tells: Bool,
        _ job: Job
    ) async throws -> Import {
        let workspace = job.workspace
        return try await database.write { transaction in
            let store = ImportStore(transaction)
            let room = ImportRoom(limits: limits, transaction: transaction, ambient: ambient)
            let tally = try store.write(room.fit(batch.rows, of: found.id, in: workspace), of: found.id, in: workspace)
            try store.advance(found, past: tally, to: batch.cursor, in: workspace)
            try job.advance(in: transaction)
            let moved = found.moved(by: tally, to: batch.cursor)
            if tells { try news.tell(moved, in: workspace, transaction) }
            return moved
        }
    }

    /// Takes away what an earlier mapping's reading has left.
    private func clear(_ found: Import, of workspace: WorkspaceID) async throws {
        var hasMore = true
        while hasMore {
            hasMore = try await database.write { transaction in
                try ImportStore(transaction).deleteSome(of: found.id, keepsImport: true, in: workspace)
            }
        }
    }

    private func finish(_ found: Import, error: String?, _ job: Job) async throws {
        let now = ambient.now()
        try await database.write { transaction in
            let store = ImportStore(transaction)
            try store.finish(found, error: error, at: now, in: job.workspace)
            if let ready = try store.any(found.id, in: job.workspace) {
                try news.tell(ready, in: job.workspace, transaction)
            }
            try job.lease.complete(in: transaction)
        }
    }
}

extension Import {
    fileprivate func moved(by tally: ImportTally, to cursor: ImportCursor) -> Import {
        var moved = self
        moved.cursor = cursor
        moved.ok += tally.ok
        moved.duplicate += tally.duplicate
        moved.invalid += tally.invalid
        return moved
    }
}

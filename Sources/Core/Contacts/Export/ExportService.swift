package import Events
package import Jobs
package import Primitives
package import Routes
package import Storage
import Workspaces

/// Contacts as files: ask for one, see how far it is, fetch it.
package struct ExportService: Sendable {
    static let runningMax = 3
    private static let columnsMax = 200
    private static let kept: Duration = .days(7)

    private let database: Database
    private let ambient: Ambient
    private let audit: AuditLog
    private let jobs: ExportJobs

    /// - Parameter onReady: tells whoever asked that the file is there.
    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        onReady: @escaping ExportReady = { _, _, _ in }
    ) {
        self.database = database
        self.ambient = ambient
        audit = AuditLog(ambient: ambient)
        jobs = ExportJobs(database: database, ambient: ambient, events: events, onReady: onReady)
    }

    package var handlers: [JobHandler] { jobs.handlers }

    /// - Parameter columns: by their keys; the usual ones when `nil`.
    /// - Throws: `ExportError`.
    package func begin(
        _ target: ExportTarget,
        columns: [String]?,
        format: Export.Format,
        for caller: Caller
    ) async throws -> Export {
        let columns = columns ?? ExportColumn.usual
        guard (1...Self.columnsMax).contains(columns.count), Set(columns).count == columns.count else {
            throw ExportError.columns(limit: Self.columnsMax)
        }
        guard target.ids?.count ?? 0 <= ExportTarget.idsMax else {
            throw ExportError.tooManyIDs(limit: ExportTarget.idsMax)
        }
        let isMasked = caller.hidesNumbers
        return try await database.write { [ambient, audit, jobs] transaction in
            _ = try ExportColumn.named(columns, in: caller.workspace, transaction)
            let store = ExportStore(transaction: transaction, workspace: caller.workspace)
            guard try store.running() < Self.runningMax else { throw ExportError.busy(limit: Self.runningMax) }
            let now = ambient.now()
            let export = Export(
                id: ambient.id(),
                state: .running,
                format: format,
                target: target,
                columns: columns,
                isMasked: isMasked,
                total: try ContactStore(transaction, ambient: ambient)
                    .count(of: target, wholeNumbers: isMasked, in: caller.workspace),
                done: 0,
                bytes: 0,
                error: nil,
                createdBy: caller.name,
                createdAt: now,
                finishedAt: nil,
                expiresAt: now + Self.kept
            )
            try store.insert(export)
            try jobs.enqueue(export, in: caller.workspace, transaction)
            try audit.record(
                "contacts.exported",
                subject: "\(export.id)",
                detail: "\(export.total) contacts, \(format.rawValue): \(columns.joined(separator: ", "))",
                by: caller,
                in: transaction
            )
            return export
        }
    }

    /// Whose numbers are hidden sees their own exports only: others' may have whole numbers.
    package func page(for caller: Caller, after last: ExportID?, limit: Int) async throws -> [Export] {
        try await database.read { transaction in
            try ExportStore(transaction: transaction, workspace: caller.workspace)
                .page(of: caller.hidesNumbers ? caller.name : nil, after: last, limit: limit)
        }
    }

    /// - Throws: `ExportError.notFound`.
    package func find(_ id: ExportID, for caller: Caller) async throws -> Export {
        let found = try await database.read {
            try ExportStore(transaction: $0, workspace: caller.workspace).find(id)
        }
        guard let found, !caller.hidesNumbers || found.isMasked else { throw ExportError.notFound(id) }
        return found
    }

    /// The export whose file can be read now, and the fetching of it is written down.
    ///
    /// - Throws: `ExportError`.
    package func open(_ id: ExportID, for caller: Caller) async throws -> Export {
        let export = try await find(id, for: caller)
        guard export.state == .ready else { throw ExportError.notReady(id) }
        guard ambient.now() < export.expiresAt else { throw ExportError.expired(id) }
        try await database.write { [audit] in
            try audit.record("contacts.export-fetched", subject: "\(id)", by: caller, in: $0)
        }
        return export
    }

    /// A piece of the file; `nil` after the last.
    package func piece(_ number: Int, of id: ExportID, in workspace: WorkspaceID) async throws -> [UInt8]? {
        try await database.read { try ExportStore(transaction: $0, workspace: workspace).chunk(number, of: id) }
    }
}

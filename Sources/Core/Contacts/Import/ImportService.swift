package import Events
package import Jobs
import Logging
package import Primitives
package import Storage
package import Workspaces

/// Takes files of contacts in and reads them: upload, mapping, verdicts.
package struct ImportService: Sendable {
    private static let nameColumnsMax = 5
    static let filenameLimit = 200

    let database: Database
    let ambient: Ambient
    let limits: ImportLimits
    private let countryOf: @Sendable (Transaction, WorkspaceID) throws -> String?
    private let reading: ImportReading
    private let clearing: ImportClearing
    let news: ImportNews
    let applying: ImportApplying
    let audit: AuditLog

    /// - Parameters:
    ///   - plan: how many contacts there may be.
    ///   - uses: ask whether something has happened with a contact, so that undoing an import leaves it.
    ///   - countryOf: the workspace's own country, which a file's numbers are probably written for.
    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        limits: ImportLimits = ImportLimits(),
        plan: WorkspaceLimits = .none,
        uses: [ContactUse] = [],
        countryOf: @escaping @Sendable (Transaction, WorkspaceID) throws -> String?
    ) {
        self.database = database
        self.ambient = ambient
        self.limits = limits
        self.countryOf = countryOf
        news = ImportNews(events: events)
        reading = ImportReading(database: database, ambient: ambient, news: news, limits: plan)
        clearing = ImportClearing(database: database, ambient: ambient)
        applying = ImportApplying(database: database, ambient: ambient, news: news, limits: plan, uses: uses)
        audit = AuditLog(ambient: ambient)
    }

    package var handlers: [JobHandler] { [reading.handler, applying.handler] + clearing.handlers }

    /// Stores a file as it comes in, whatever its size, and finds out how it is written.
    ///
    /// - Throws: `ImportProblem`, or what `pieces` throws; nothing of the file is kept then.
    package func upload(
        _ pieces: some AsyncSequence<[UInt8], any Error> & Sendable,
        filename: String,
        by creator: String?,
        in workspace: WorkspaceID
    ) async throws -> Import {
        let id: ImportID = ambient.id()
        let country = try await database.write { [ambient, countryOf, clearing] transaction in
            let country = try countryOf(transaction, workspace).flatMap { PhoneReader.isCountry($0) ? $0 : nil }
            try ImportStore(transaction).begin(
                id,
                filename: filename.cut(to: Self.filenameLimit),
                defaultCountry: country,
                by: creator,
                at: ambient.now(),
                in: workspace
            )
            try clearing.watch(id, in: workspace, transaction)
            return country
        }
        do {
            let summary = try await store(pieces, of: id, country: country, in: workspace)
            return try await database.write { transaction in
                let store = ImportStore(transaction)
                var summary = summary
                summary.mapping.others += try ImportMapping.customColumns(summary, in: workspace, transaction)
                if let habit = try store.habit(ImportHabit.key(summary.columns), in: workspace) {
                    (summary.mapping, summary.rules) = (habit.mapping, habit.rules)
                    summary.defaultCountry = habit.defaultCountry
                }
                try store.complete(id, summary, in: workspace)
                return try store.find(id, in: workspace)
            }
        } catch {
            // If this fails too, the import is invisible and goes a day later.
            _ = try? await database.write { [clearing] in try clearing.delete(id, in: workspace, $0) }
            throw error
        }
    }

    /// Chooses the columns and has the file read, again if it was read before.
    ///
    /// - Throws: `ImportError`.
    package func map(
        _ id: ImportID,
        to mapping: ImportMapping,
        defaultCountry: String,
        in workspace: WorkspaceID
    ) async throws -> Import {
        guard PhoneReader.isCountry(defaultCountry) else { throw ImportError.unknownCountry(defaultCountry) }
        guard let phone = mapping.phone else { throw ImportError.phoneColumnMissing }
        guard mapping.name.count <= Self.nameColumnsMax else {
            throw ImportError.tooManyNameColumns(limit: Self.nameColumnsMax)
        }
        return try await database.write { [ambient, news] transaction in
            let store = ImportStore(transaction)
            let found = try store.find(id, in: workspace)
            guard found.columns.contains(phone) else { throw ImportError.noSuchColumn(phone, field: "phone") }
            if let strange = mapping.name.first(where: { !found.columns.contains($0) }) {
                throw ImportError.noSuchColumn(strange, field: "name")
            }
            for column in mapping.others where !found.columns.contains(column.column) {
                throw ImportError.noSuchColumn(column.column, field: "mapping")
            }
            // The same again, while it is being read: there is nothing to begin anew.
            if found.state == .reading, found.mapping == mapping, found.defaultCountry == defaultCountry {
                return found
            }
            guard [.none, .checked, .undone].contains(found.work.state) else { throw ImportError.started(id) }
            guard try found.bytes == 0 || store.chunk(0, of: id, in: workspace) != nil else {
                throw ImportError.fileGone(id)
            }
            let reading = try store.map(found, to: mapping, defaultCountry: defaultCountry, in: workspace)
            try remember(found, mapping, defaultCountry, found.rules, in: workspace, transaction)
            let job = try ImportReading.job(id, reading: reading, in: workspace, at: ambient.now())
            try JobStore(transaction, ambient: ambient).enqueue(job)
            let changed = try store.find(id, in: workspace)
            try news.tell(changed, in: workspace, transaction)
            return changed
        }
    }

    package func find(_ id: ImportID, in workspace: WorkspaceID) async throws -> Import {
        try await database.read { try ImportStore($0).find(id, in: workspace) }
    }

    package func page(_ workspace: WorkspaceID, after last: ImportID?, limit: Int) async throws -> [Import] {
        try await database.read { try ImportStore($0).page(workspace, after: last, limit: limit) }
    }

    /// - Throws: `ImportError.notFound`.
    package func rows(
        of id: ImportID,
        verdict: ImportRow.Verdict?,
        after row: Int,
        limit: Int,
        in workspace: WorkspaceID
    ) async throws -> [ImportRow] {
        try await database.read { transaction in
            let store = ImportStore(transaction)
            _ = try store.find(id, in: workspace)
            return try store.judged(of: id, verdict: verdict, after: row, limit: limit, in: workspace)
        }
    }

    /// Deletes the import, whatever it is doing; a reading stops. Contacts made from it stay.
    package func delete(_ id: ImportID, in workspace: WorkspaceID) async throws {
        try await database.write { [clearing] transaction in
            _ = try ImportStore(transaction).find(id, in: workspace)
            try clearing.delete(id, in: workspace, transaction)
        }
    }
}

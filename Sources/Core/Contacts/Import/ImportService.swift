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
    private let news: ImportNews

    /// - Parameters:
    ///   - plan: how many contacts there may be.
    ///   - countryOf: the workspace's own country, which a file's numbers are probably written for.
    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        limits: ImportLimits = ImportLimits(),
        plan: WorkspaceLimits = .none,
        countryOf: @escaping @Sendable (Transaction, WorkspaceID) throws -> String?
    ) {
        self.database = database
        self.ambient = ambient
        self.limits = limits
        self.countryOf = countryOf
        news = ImportNews(events: events)
        reading = ImportReading(database: database, ambient: ambient, news: news, limits: plan)
        clearing = ImportClearing(database: database, ambient: ambient)
    }

    package var handlers: [JobHandler] { [reading.handler] + clearing.handlers }

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
            // The same again, while it is being read: there is nothing to begin anew.
            if found.state == .reading, found.mapping == mapping, found.defaultCountry == defaultCountry {
                return found
            }
            guard try found.bytes == 0 || store.chunk(0, of: id, in: workspace) != nil else {
                throw ImportError.fileGone(id)
            }
            let reading = try store.map(found, to: mapping, defaultCountry: defaultCountry, in: workspace)
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
            return try store.rows(of: id, verdict: verdict, after: row, limit: limit, in: workspace)
        }
    }

    /// Deletes the import, whatever it is doing; a reading stops. Contacts made from it stay.
    package func delete(_ id: ImportID, in workspace: WorkspaceID) async throws {
        try await database.write { [clearing] transaction in
            _ = try ImportStore(transaction).find(id, in: workspace)
            try clearing.delete(id, in: workspace, transaction)
        }
    }

    private func store(
        _ pieces: some AsyncSequence<[UInt8], any Error> & Sendable,
        of id: ImportID,
        country: String?,
        in workspace: WorkspaceID
    ) async throws -> ImportSummary {
        var intake = ImportIntake(limits: limits, defaultCountry: country)
        var number = 0
        for try await piece in pieces {
            let full = try intake.take(piece)
            guard !full.isEmpty else { continue }
            try await keep(full, from: number, of: id, in: workspace)
            number += full.count
        }
        let last = try intake.finish()
        try await keep(last.pieces, from: number, of: id, in: workspace)
        return last.summary
    }

    private func keep(_ pieces: [[UInt8]], from number: Int, of id: ImportID, in workspace: WorkspaceID) async throws {
        try await database.write { try ImportStore($0).store(pieces, from: number, of: id, in: workspace) }
    }
}

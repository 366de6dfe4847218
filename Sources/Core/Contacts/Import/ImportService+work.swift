package import Primitives
import Storage
import Workspaces

extension ImportService {
    static let evidenceLimit = 500

    /// Says how rows become contacts. A change takes the dry run's verdicts back.
    ///
    /// - Throws: `ImportError`.
    package func set(_ rules: ImportRules, of id: ImportID, in workspace: WorkspaceID) async throws -> Import {
        guard rules.evidence?.hasLength(0...Self.evidenceLimit) ?? true else {
            throw ImportError.evidenceTooLong(limit: Self.evidenceLimit)
        }
        guard rules.tags.count <= 20, rules.tags.allSatisfy({ $0.hasLength(1...40) }) else { throw ImportError.tags }
        return try await database.write { transaction in
            let store = ImportStore(transaction)
            let found = try store.find(id, in: workspace)
            guard found.rules != rules else { return found }
            guard found.work.state == .none || found.work.state == .checked else { throw ImportError.started(id) }
            try store.set(rules, of: id, in: workspace)
            try remember(found, found.mapping, found.defaultCountry, rules, in: workspace, transaction)
            return try store.find(id, in: workspace)
        }
    }

    /// Looks what would become of each good row. Nothing but the verdicts is written.
    package func check(_ id: ImportID, in workspace: WorkspaceID) async throws -> Import {
        try await work(.checking, id, from: [.none, .checked], by: nil, in: workspace)
    }

    /// Makes contacts of the good rows.
    package func start(_ id: ImportID, by actor: String, in workspace: WorkspaceID) async throws -> Import {
        try await work(.applying, id, from: [.none, .checked, .checking], by: actor, in: workspace)
    }

    /// Takes back what the import has done.
    package func undo(_ id: ImportID, by actor: String, in workspace: WorkspaceID) async throws -> Import {
        try await work(.undoing, id, from: [.applied, .applying], by: actor, in: workspace)
    }

    private func work(
        _ state: ImportWork.State,
        _ id: ImportID,
        from allowed: Set<ImportWork.State>,
        by actor: String?,
        in workspace: WorkspaceID
    ) async throws -> Import {
        try await database.write { [applying, news, audit] transaction in
            let store = ImportStore(transaction)
            let found = try store.find(id, in: workspace)
            // The same again, while it is being done or is done: there is nothing to begin anew.
            if found.work.state == state || state == .applying && found.work.state == .applied { return found }
            guard found.state == .ready else { throw ImportError.notReady(id) }
            guard allowed.contains(found.work.state) else { throw ImportError.started(id) }
            if state != .checking, found.rules.optIn == .row,
                !found.mapping.others.contains(where: { $0.to == "optIn" })
            {
                throw ImportError.consentColumnMissing
            }
            try applying.begin(state, found, by: actor, in: workspace, transaction)
            if let actor {
                try audit.record(
                    state == .undoing ? "contacts.import-undone" : "contacts.imported",
                    subject: "\(id)",
                    detail: found.filename,
                    by: actor,
                    of: workspace,
                    in: transaction
                )
            }
            let begun = try store.find(id, in: workspace)
            try news.tell(begun, in: workspace, transaction)
            return begun
        }
    }

    /// Keeps how the file is mapped for the next one with its headers.
    func remember(
        _ found: Import,
        _ mapping: ImportMapping,
        _ country: String?,
        _ rules: ImportRules,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        guard found.layout.hasHeader, let country else { return }
        try ImportStore(transaction).remember(
            ImportHabit(mapping: mapping, defaultCountry: country, rules: rules),
            for: ImportHabit.key(found.columns),
            at: ambient.now(),
            in: workspace
        )
    }
}

package import Events
package import Jobs
package import Primitives
package import Storage
import Workspaces

/// What people of the workspace do with consent: look at the ledger, add a word, take many, choose the words.
package struct ConsentService: Sendable {
    static let evidenceLimit = 500
    private static let wordsMax = 200

    private let database: Database
    private let ambient: Ambient
    private let events: EventLog
    private let audit: AuditLog
    private let taking: ConsentTaking

    package init(database: Database, ambient: Ambient, events: EventLog) {
        self.database = database
        self.ambient = ambient
        self.events = events
        audit = AuditLog(ambient: ambient)
        taking = ConsentTaking(database: database, ambient: ambient, events: events, audit: audit)
    }

    package var handlers: [JobHandler] { [taking.handler] }

    /// - Throws: `ContactError.notFound`.
    package func ledger(
        of id: ContactID,
        in workspace: WorkspaceID
    ) async throws -> (contact: Contact, entries: [ConsentEntry]) {
        try await database.read { [ambient] transaction in
            let store = ContactStore(transaction, ambient: ambient)
            return (try store.find(id, in: workspace), try store.ledger(of: id, in: workspace))
        }
    }

    /// - Throws: `ContactError.notFound`, `ConsentError.evidenceTooLong`.
    package func take(_ word: ConsentWord, of id: ContactID, in workspace: WorkspaceID) async throws {
        try check(word)
        try await database.write { [ambient, events, audit] transaction in
            let store = ContactStore(transaction, ambient: ambient)
            try store.hold([id], in: workspace)
            _ = try store.find(id, in: workspace)
            try store.take(word, of: id, in: workspace)
            try audit.record(
                "contacts.consent",
                subject: "\(id)",
                detail: "\(word.purpose.rawValue): \(word.value.rawValue)",
                by: word.actor ?? "",
                of: workspace,
                in: transaction
            )
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

    /// Has the word taken of everybody in `target`.
    ///
    /// - Throws: `ConsentError`.
    package func take(_ word: ConsentWord, of target: ExportTarget, in workspace: WorkspaceID) async throws
        -> ConsentJob
    {
        try check(word)
        guard target.ids.map({ (1...ExportTarget.idsMax).contains($0.count) }) ?? true else {
            throw ConsentError.tooManyIDs(limit: ExportTarget.idsMax)
        }
        return try await database.write { [ambient, taking] transaction in
            let now = ambient.now()
            var word = word
            // The moment of asking, also for those whom the job reaches later.
            word.at = word.at ?? now
            let job = ConsentJob(
                id: ambient.id(),
                state: .running,
                word: word,
                target: target,
                position: 0,
                matched: try ContactStore(transaction, ambient: ambient).count(of: target, in: workspace),
                changed: 0,
                skipped: 0,
                failed: 0,
                createdAt: now,
                finishedAt: nil
            )
            try ConsentJobStore(transaction: transaction, workspace: workspace).insert(job)
            try taking.enqueue(job.id, in: workspace, transaction)
            return job
        }
    }

    /// - Throws: `ConsentError.jobNotFound`.
    package func job(_ id: ConsentJobID, in workspace: WorkspaceID) async throws -> ConsentJob {
        let found = try await database.read { try ConsentJobStore(transaction: $0, workspace: workspace).find(id) }
        guard let found else { throw ConsentError.jobNotFound(id) }
        return found
    }

    package func failures(
        of id: ConsentJobID,
        after number: Int,
        limit: Int,
        in workspace: WorkspaceID
    ) async throws -> [ConsentFailure] {
        try await database.read {
            try ConsentJobStore(transaction: $0, workspace: workspace).failures(of: id, after: number, limit: limit)
        }
    }

    package func settings(in workspace: WorkspaceID) async throws -> OptOutSettings {
        try await database.read { try OptOutStore($0, in: workspace).settings() }
    }

    /// - Throws: `ConsentError.words`.
    package func set(_ settings: OptOutSettings, by actor: String, in workspace: WorkspaceID) async throws {
        let all = settings.words.flatMap { $0.stop + $0.start }
        guard settings.words.count <= 60, all.count <= Self.wordsMax * 5, all.allSatisfy({ $0.hasLength(1...60) })
        else {
            throw ConsentError.words("Each word or phrase has 1 to 60 characters.")
        }
        guard settings.confirmStop.hasLength(0...1_000), settings.confirmStart.hasLength(0...1_000) else {
            throw ConsentError.words("An answer has 1,000 characters at most.")
        }
        for word in all where settings.wish(in: word) == nil {
            throw ConsentError.words("\u{201C}\(word)\u{201D} holds no letter.")
        }
        for word in settings.words.flatMap(\.start) where settings.wish(in: word) == .no {
            throw ConsentError.words("\u{201C}\(word)\u{201D} would both stop and start.")
        }
        try await database.write { [audit] transaction in
            try OptOutStore(transaction, in: workspace).set(settings)
            try audit.record(
                "contacts.opt-out-words",
                subject: "\(workspace)",
                by: actor,
                of: workspace,
                in: transaction
            )
        }
    }

    private func check(_ word: ConsentWord) throws {
        guard word.evidence?.hasLength(0...Self.evidenceLimit) ?? true else {
            throw ConsentError.evidenceTooLong(limit: Self.evidenceLimit)
        }
        if let at = word.at, at > ambient.now() + .minutes(5) { throw ConsentError.future }
    }
}

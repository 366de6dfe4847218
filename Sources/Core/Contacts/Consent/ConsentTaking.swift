import Events
import Jobs
import Primitives
import Storage
import Workspaces

/// The job that takes a word of many: page after page, each with its place.
struct ConsentTaking: Sendable {
    static let kind = "consent.take"
    private static let pageRows = 500

    let database: Database
    let ambient: Ambient
    let events: EventLog
    let audit: AuditLog

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { try await run($0) }
    }

    func enqueue(_ id: ConsentJobID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(
                workspace: workspace,
                kind: Self.kind,
                key: "\(id)",
                runAt: ambient.now(),
                payload: try JSON.text(id)
            )
        )
    }

    private func run(_ job: Job) async throws {
        let id: ConsentJobID = try JSON.value(job.payload)
        var hasMore = true
        while hasMore {
            try Task.checkCancellation()
            hasMore = try await database.write { try step(id, job, $0) }
        }
    }

    /// One page. False after the last, and the job is done.
    private func step(_ id: ConsentJobID, _ job: Job, _ transaction: Transaction) throws -> Bool {
        let store = ConsentJobStore(transaction: transaction, workspace: job.workspace)
        guard let taking = try store.find(id), taking.state == .running else { return false }
        let contacts = ContactStore(transaction, ambient: ambient)
        let page = try contacts.page(
            of: taking.target,
            after: taking.position == 0 ? nil : ContactID(rawValue: taking.position),
            limit: Self.pageRows,
            in: job.workspace
        )
        guard let last = page.last else {
            // Named contacts who are not there are told as such.
            let missing = try missing(taking, contacts, in: job.workspace)
            try store.note(missing, from: 1, of: id)
            try store.advance(
                taking,
                to: ContactID(rawValue: taking.position),
                changed: 0,
                skipped: 0,
                failed: missing.count
            )
            try store.finish(id, at: ambient.now())
            try job.lease.complete(in: transaction)
            return false
        }
        let changing = page.filter { Self.changes($0, taking.word) }
        try contacts.take(changing.map { ($0.id, taking.word) }, in: job.workspace)
        for contact in changing {
            try audit.record(
                "contacts.consent",
                subject: "\(contact.id)",
                detail: "\(taking.word.purpose.rawValue): \(taking.word.value.rawValue) (\(id))",
                by: taking.word.actor ?? "",
                of: job.workspace,
                in: transaction
            )
        }
        try store.advance(
            taking,
            to: last.id,
            changed: changing.count,
            skipped: page.count - changing.count,
            failed: 0
        )
        try tell(id, in: job.workspace, transaction)
        return true
    }

    /// Whether the word is news: not what the contact says already, and not older than what they said since.
    private static func changes(_ contact: Contact, _ word: ConsentWord) -> Bool {
        guard word.purpose == .marketing else { return contact.refuses(word.purpose) != (word.value == .no) }
        guard contact.optIn != word.value else { return false }
        guard let known = contact.optInAt, let said = word.at else { return true }
        return word.value == .no ? said.seconds >= known.seconds : said.seconds > known.seconds
    }

    private func missing(
        _ taking: ConsentJob,
        _ contacts: ContactStore,
        in workspace: WorkspaceID
    ) throws -> [(subject: String, reason: String)] {
        guard let ids = taking.target.ids else { return [] }
        let present = try contacts.contacts(ids, in: workspace).values.filter { $0.deletedAt == nil }.map(\.id)
        return Set(ids).subtracting(present).sorted().map { ("\($0)", "There is no such contact.") }
    }

    private func tell(_ id: ConsentJobID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try events.append(
            NewEvent(
                workspace: workspace,
                kind: "consent.changed",
                subject: "\(id)",
                payload: try JSON.text(["consentJobId": "\(id)"])
            ),
            in: transaction
        )
    }
}

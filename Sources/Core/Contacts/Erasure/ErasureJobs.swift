import Events
import Jobs
import Primitives
import Storage
import Workspaces

/// The job that erases a person: module after module, each in a transaction of its own, the contact last.
struct ErasureJobs: Sendable {
    static let kind = "contacts.erase"

    struct Payload: Codable {
        let contact: ContactID
        /// `nil` when the time of grace is over: the proof is begun then.
        let erasure: ErasureID?
    }

    let database: Database
    let ambient: Ambient
    let events: EventLog
    let audit: AuditLog
    let erasers: [Eraser]

    var handler: JobHandler {
        JobHandler(kind: Self.kind, lease: .seconds(300)) { try await run($0) }
    }

    /// Has the contact erased at `moment`; an earlier wish for the same contact gives way.
    func enqueue(
        _ contact: ContactID,
        _ erasure: ErasureID?,
        at moment: Timestamp,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        let jobs = JobStore(transaction, ambient: ambient)
        _ = try jobs.cancel(workspace: workspace, kind: Self.kind, key: "\(contact)")
        try jobs.enqueue(
            NewJob(
                workspace: workspace,
                kind: Self.kind,
                key: "\(contact)",
                runAt: moment,
                payload: try JSON.text(Payload(contact: contact, erasure: erasure))
            )
        )
    }

    func cancel(_ contact: ContactID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        _ = try JobStore(transaction, ambient: ambient).cancel(workspace: workspace, kind: Self.kind, key: "\(contact)")
    }

    private func run(_ job: Job) async throws {
        let payload: Payload = try JSON.value(job.payload)
        let begun = try await database.write { try begin(payload, job, $0) }
        guard let (erasure, person) = begun else { return }
        for eraser in erasers + [.contacts] {
            try Task.checkCancellation()
            try await database.write { transaction in
                let store = ErasureStore(transaction: transaction, workspace: job.workspace)
                let known = try store.find(erasure)?.counts ?? [:]
                let counts = try eraser.run(transaction, job.workspace, person).filter { $0.value > 0 }
                try store.note(known.merging(counts, uniquingKeysWith: +), of: erasure)
            }
        }
        try await database.write { try finish(erasure, person, job, $0) }
    }

    /// The proof that is being written and who it is about; `nil` when there is nothing to erase (any more).
    private func begin(
        _ payload: Payload,
        _ job: Job,
        _ transaction: Transaction
    ) throws -> (erasure: ErasureID, person: ErasedPerson)? {
        let contacts = ContactStore(transaction, ambient: ambient)
        let found = try contacts.contacts([payload.contact], in: job.workspace)[payload.contact]
        guard let contact = found, contact.deletedAt != nil, contact.erasedAt == nil else { return nil }
        let person = ErasedPerson(
            contact: contact.id,
            identities: try contacts.identities(of: contact.id, in: job.workspace),
            name: contact.name
        )
        let store = ErasureStore(transaction: transaction, workspace: job.workspace)
        if let begun = try payload.erasure ?? store.find(of: contact.id)?.id { return (begun, person) }
        let erasure = Erasure(
            id: ambient.id(),
            contact: contact.id,
            state: .running,
            requestedBy: nil,
            requestedAt: ambient.now(),
            finishedAt: nil,
            counts: [:],
            digest: nil
        )
        try store.insert(erasure)
        return (erasure.id, person)
    }

    private func finish(_ id: ErasureID, _ person: ErasedPerson, _ job: Job, _ transaction: Transaction) throws {
        let store = ErasureStore(transaction: transaction, workspace: job.workspace)
        guard let erasure = try store.find(id) else { return }
        var counts = erasure.counts
        counts["contacts"] = 1
        counts["contact_identities"] = person.identities.count
        try ContactStore(transaction, ambient: ambient).erase(person.contact, in: job.workspace)
        let now = ambient.now()
        let text = Erasure.digestedText(id, person.contact, by: erasure.requestedBy, at: now, counts)
        try store.note(counts, of: id)
        try store.finish(id, digest: Erasure.digest(text), at: now)
        try audit.record(
            "contacts.erased",
            subject: "\(person.contact)",
            detail: "\(id)",
            by: erasure.requestedBy ?? "system",
            of: job.workspace,
            in: transaction
        )
        try events.append(
            NewEvent(
                workspace: job.workspace,
                kind: "contact.erased",
                subject: "\(person.contact)",
                payload: try JSON.text(["contactId": "\(person.contact)"])
            ),
            in: transaction
        )
        try job.lease.complete(in: transaction)
    }
}

package import Contacts
import Foundation
import Jobs
package import Primitives
package import Routes
import Storage

/// Something that is done to everybody of whom one thing became: a tag, or a sequence. A job, slice by slice, so that a killed
/// process goes on where it was.
struct OutcomeAction: Sendable {
    static let kind = "campaigns.action"
    private static let slice = 500

    let campaigns: CampaignService

    struct Payload: Codable, Sendable {
        let campaign: CampaignID
        let outcome: RetargetOutcome
        let tag: TagID?
        let sequence: String?
        /// The last row that is done.
        var after: Int
        /// Who asked, for the contacts' journals.
        let by: String
    }

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            let payload = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8))
            try await campaigns.database.write { try step(payload, job, $0) }
        }
    }

    func enqueue(_ payload: Payload, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let ambient = campaigns.ambient
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(
                workspace: workspace,
                kind: Self.kind,
                key: "\(payload.campaign):\(ambient.rawID())",
                runAt: ambient.now(),
                payload: try Self.text(payload)
            )
        )
    }

    private func step(_ payload: Payload, _ job: Job, _ transaction: Transaction) throws {
        let people = try RecipientStore(transaction, payload.campaign, in: job.workspace)
            .contacts(payload.outcome, after: payload.after, limit: Self.slice)
        guard let last = people.last?.row else { return try job.lease.complete(in: transaction) }
        let contacts = people.map(\.contact)
        if let tag = payload.tag { try put(tag, on: contacts, payload, job.workspace, transaction) }
        if let sequence = payload.sequence, let enrol = campaigns.enrol {
            for contact in contacts.sorted() {
                // Who cannot be enrolled, or is already, is passed over.
                do {
                    try transaction.savepoint {
                        try enrol(transaction, job.workspace, sequence, contact, payload.campaign)
                    }
                } catch is any ProblemConvertible {
                    continue
                } catch is Problem {
                    continue
                }
            }
        }
        var next = payload
        next.after = last
        try job.lease.postpone(until: campaigns.ambient.now(), payload: Self.text(next), in: transaction)
    }

    private func put(
        _ id: TagID,
        on contacts: [ContactID],
        _ payload: Payload,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        guard let tag = try TagStore(transaction, in: workspace).find(id), tag.kind == .contact else { return }
        let editor = ContactEditor(
            transaction,
            in: workspace,
            ambient: campaigns.ambient,
            by: payload.by,
            cause: "\(payload.campaign)"
        )
        let present = try editor.lock(contacts)
        let full = try editor.full(present.map(\.id.subject), [tag])
        var edit = ContactEdit()
        edit.tagging = [tag]
        let changes = try editor.apply(edit, to: present.filter { !full.contains($0.id.subject) })
        try ContactNews(events: campaigns.runner.news.events, workspace: workspace)
            .tell(changes, cause: "\(payload.campaign)", in: transaction)
    }

    private static func text(_ payload: Payload) throws -> String {
        String(decoding: try JSONEncoder().encode(payload), as: UTF8.self)
    }
}

extension CampaignService {
    /// Tags everybody of whom this became, or puts them into a sequence.
    ///
    /// - Returns: how many they are now.
    /// - Throws: `CampaignError.notFound`, problems in words.
    package func act(
        on outcome: RetargetOutcome,
        of id: CampaignID,
        tag: TagID?,
        sequence: String?,
        by caller: Caller
    ) async throws -> Int {
        guard (tag == nil) != (sequence == nil) else {
            throw Problem.invalid(.init(field: "tagId", detail: "Name a tag or a sequence, one of the two."))
        }
        if sequence != nil, enrol == nil {
            throw Problem.invalid(.init(field: "sequenceId", detail: "There are no sequences here."))
        }
        return try await database.write { transaction in
            let workspace = caller.workspace
            let campaign = try CampaignStore(transaction, in: workspace).find(id)
            if let tag {
                guard try TagStore(transaction, in: workspace).find(tag)?.kind == .contact else {
                    throw Problem.invalid(
                        .init(field: "tagId", detail: "This workspace has no such tag of contacts.", code: "unknown")
                    )
                }
            }
            if let sequence, try !hasSequence(transaction, workspace, sequence) {
                throw Problem.invalid(
                    .init(field: "sequenceId", detail: "This workspace has no such sequence.", code: "unknown")
                )
            }
            let matched = try RecipientStore(transaction, id, in: workspace).count(outcome)
            let payload = OutcomeAction.Payload(
                campaign: id,
                outcome: outcome,
                tag: tag,
                sequence: sequence,
                after: 0,
                by: caller.name
            )
            if matched > 0 { try OutcomeAction(campaigns: self).enqueue(payload, in: workspace, transaction) }
            try record("campaigns.acted", campaign, by: caller, transaction)
            return matched
        }
    }
}

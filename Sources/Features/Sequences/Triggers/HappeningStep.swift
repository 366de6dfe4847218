import Automation
import Contacts
import Primitives
import Storage

/// What an event does to some contacts: enrols them, or ends what they are in.
struct HappeningStep {
    /// What is true of a contact this long after they completed a sequence still counts as its success.
    static let successWithin: Duration = .days(7)

    let happening: Happening
    let service: SequenceService
    let workspace: WorkspaceID
    let transaction: Transaction

    func apply(to ids: [ContactID]) throws {
        guard !ids.isEmpty else { return }
        let store = SequenceStore(transaction, in: workspace)
        // Those who are in something first, so that an event does not end what it has just begun.
        try end(ids)
        for (sequence, enrols) in try store.woken(by: happening.event, campaign: happening.campaign) where enrols {
            do {
                try SequenceEnrolling(
                    transaction,
                    in: workspace,
                    ambient: service.ambient,
                    shelf: service.hooks.shelf
                ).enrol(sequence, ids, cause: cause)
            } catch is ContactPredicateError {
                // A field of its start condition is gone: it enrols nobody until somebody mends it. Publishing checks it.
            }
        }
    }

    private var cause: String {
        if happening.imported != nil { return "An import" }
        return happening.campaign.map { "What became of campaign \($0): \(happening.event)" }
            ?? "The event \(happening.event)"
    }

    private func end(_ ids: [ContactID]) throws {
        let desk = EnrolmentDesk(transaction, in: workspace, ambient: service.ambient, shelf: service.hooks.shelf)
        let since = service.ambient.now() - Self.successWithin
        guard try desk.store.isAny(of: ids, since: since) else { return }
        // The contacts first: see "Locks" in docs/architecture.md.
        let held = try ContactEditor(transaction, in: workspace, ambient: service.ambient, by: nil).lock(ids)
        let contacts = Dictionary(uniqueKeysWithValues: held.map { ($0.id, $0) })
        let sequences = SequenceStore(transaction, in: workspace)
        for enrolment in try desk.store.lock(of: ids, since: since) {
            guard enrolment.endedAt == nil || enrolment.stage == .completed,
                let sequence = try sequences.find(enrolment.sequence), sequence.version != nil
            else { continue }
            let plan = try desk.live(sequence).plan
            guard let ending = try ending(enrolment, contacts[enrolment.contact], plan) else { continue }
            guard enrolment.endedAt == nil || ending.outcome == "success" else { continue }
            try desk.stop(enrolment, ending, messaging: service.messaging)
        }
        try desk.tally.write()
    }

    private func ending(_ enrolment: Enrolment, _ contact: Contact?, _ plan: SequencePlan) throws -> FlowEnding? {
        guard let contact else { return FlowEnding("dropped", "The contact was deleted.") }
        if contact.blockedAt != nil { return FlowEnding("dropped", "The contact was blocked.") }
        let test = ContactTest(transaction, in: workspace, now: service.ambient.now())
        do {
            if try test.meets(plan.success, contact.id) {
                return FlowEnding("success", "The success condition is met.")
            }
            if try test.meets(plan.failure, contact.id) { return FlowEnding("failed", "The failure condition is met.") }
        } catch is ContactPredicateError {
            // Said at the next step, which waits for it.
        }
        return nil
    }
}

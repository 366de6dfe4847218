import Automation
package import Contacts
import Events
package import Messaging
package import Primitives
import Storage

/// What sequences do where contacts write, merge and go, in the same transaction. Made before Messaging, and tied into it.
package struct SequenceHooks: Sendable {
    /// An answer within this time after the last message counts as one to it.
    static let answersWithin: Duration = .hours(72)

    let ambient: Ambient
    let shelf: SequenceShelf

    package init(ambient: Ambient) {
        self.ambient = ambient
        shelf = SequenceShelf()
    }

    /// A contact has written: it is counted, and what stops on a reply is over before the reply is on disk.
    package func replied(_ inbox: InboxDesk, _ reply: ContactReply) throws {
        let (transaction, workspace) = (inbox.transaction, inbox.workspace)
        try CampaignReplies(ambient: ambient).took(reply, in: workspace, transaction)
        let desk = EnrolmentDesk(transaction, in: workspace, ambient: ambient, shelf: shelf)
        let found = try desk.store.lock(of: [reply.contact], since: reply.at - Self.answersWithin)
            .filter { !$0.sentStep.isEmpty }
        guard !found.isEmpty else { return }
        let sequences = SequenceStore(transaction, in: workspace)
        for before in found {
            guard let sequence = try sequences.find(before.sequence), sequence.channel == reply.channel else {
                continue
            }
            let enrolment = try count(reply, before, desk)
            let plan = try desk.live(sequence).plan
            guard plan.stopOnReply else { continue }
            try stop(enrolment, plan, inbox, desk)
        }
        try desk.tally.write()
    }

    private func count(_ reply: ContactReply, _ before: Enrolment, _ desk: EnrolmentDesk) throws -> Enrolment {
        var enrolment = before
        if !reply.isOptOut, enrolment.repliedStep != enrolment.sentStep {
            enrolment.repliedStep = enrolment.sentStep
            desk.tally.add(.replied, enrolment.sequence, step: enrolment.sentStep)
            try desk.note(.replied, "The contact wrote.", enrolment, step: enrolment.sentStep)
        }
        if reply.isTap, let tapped = try tappedStep(reply, enrolment, desk), enrolment.clickedStep != tapped {
            enrolment.clickedStep = tapped
            desk.tally.add(.clicked, enrolment.sequence, step: tapped)
            try desk.note(.clicked, "The contact tapped a button.", enrolment, step: tapped)
        }
        try desk.save(enrolment, was: before)
        return enrolment
    }

    /// The step whose message has the button; `nil` for a button of another message.
    private func tappedStep(_ reply: ContactReply, _ enrolment: Enrolment, _ desk: EnrolmentDesk) throws -> String? {
        guard let quoted = reply.quoted,
            let message = try MessageStore(desk.transaction).find(desk.workspace, reply.conversation, named: quoted)
        else { return nil }
        return try desk.path.of([message.id]).first { $0.enrolment == enrolment.id }?.step
    }

    private func stop(
        _ enrolment: Enrolment,
        _ plan: SequencePlan,
        _ inbox: InboxDesk,
        _ desk: EnrolmentDesk
    ) throws {
        let contact = try ContactStore(desk.transaction, ambient: ambient)
            .contacts([enrolment.contact], in: desk.workspace)[enrolment.contact]
        let ending: FlowEnding
        if contact?.refuses(.marketing) == true {
            ending = FlowEnding("dropped", "They do not want marketing messages any more.")
        } else if plan.success == nil {
            ending = FlowEnding("success", "The contact answered.")
        } else if try ContactTest(desk.transaction, in: desk.workspace, now: ambient.now())
            .meets(plan.success, enrolment.contact)
        {
            ending = FlowEnding("success", "The contact answered, and the success condition is met.")
        } else {
            ending = FlowEnding("dropped", "The contact answered, which stops the sequence.")
        }
        if enrolment.endedAt == nil {
            try desk.stop(enrolment, ending, messaging: inbox.service)
        } else if enrolment.stage == .completed, ending.outcome == "success" {
            try desk.stop(enrolment, ending, messaging: nil)
        }
    }

    /// Two contacts became one. What both were in is gone on with once; the rest of the one that is no more is the other's.
    package var merged: ContactMergeObserver {
        { transaction, workspace, kept, gone in
            let desk = EnrolmentDesk(transaction, in: workspace, ambient: ambient, shelf: shelf)
            let all = try desk.store.lock(of: [kept, gone], since: ambient.now())
            let there = Set(all.filter { $0.contact == kept }.map(\.sequence))
            for enrolment in all where enrolment.contact == gone && there.contains(enrolment.sequence) {
                try desk.stop(enrolment, FlowEnding("dropped", Self.mergedWords), messaging: nil)
            }
            try MergeLog(transaction, in: workspace).note("enrolment", of: gone) { gone in
                "SELECT id FROM sequence_enrolments WHERE workspace_id = \(workspace) AND contact_id = \(gone)"
            }
            try desk.store.move(from: gone, to: kept)
            try desk.tally.write()
        }
    }

    static let mergedWords = "The contact became one with another that is in the sequence."

    /// What is kept of a person here: where they were. Texts are Messaging's; here is nothing that tells who they are.
    package var eraser: Eraser {
        Eraser { transaction, workspace, person in
            let desk = EnrolmentDesk(transaction, in: workspace, ambient: ambient, shelf: shelf)
            let running = try desk.store.lock(of: [person.contact], since: ambient.now()).filter { $0.endedAt == nil }
            for enrolment in running {
                try desk.stop(enrolment, FlowEnding("dropped", "The person asked to be forgotten."), messaging: nil)
            }
            try desk.tally.write()
            return ["sequence_enrolments": running.count]
        }
    }
}

import Automation
import Contacts
import Credits
import Messaging
import Primitives
import Routes
import Templates
import TrackedLinks

/// One step for one contact whose time has come: looks at everything anew, and sends, waits, goes on or ends.
struct StepDelivery {
    let desk: EnrolmentDesk
    let inbox: InboxDesk
    let sequence: DripSequence
    let live: LiveVersion
    /// `nil` when it is gone.
    let contact: Contact?
    /// The account's time zone.
    let zone: String

    var plan: SequencePlan { live.plan }
    let now: Timestamp

    init(
        desk: EnrolmentDesk,
        inbox: InboxDesk,
        sequence: DripSequence,
        live: LiveVersion,
        contact: Contact?,
        zone: String
    ) {
        (self.desk, self.inbox, self.sequence, self.live) = (desk, inbox, sequence, live)
        (self.contact, self.zone, now) = (contact, zone, desk.ambient.now())
    }

    func deliver(_ id: String, _ enrolment: inout Enrolment) throws -> StepAnswer {
        guard let step = plan.steps.first(where: { $0.id == id }) else { return .skipped }
        guard let contact, contact.deletedAt == nil else { return .over("dropped", "The contact was deleted.") }
        if contact.blockedAt != nil { return .over("dropped", "The contact is blocked.") }
        let test = ContactTest(desk.transaction, in: desk.workspace, now: now)
        do {
            if try test.meets(plan.success, contact.id) { return .over("success", "The success condition is met.") }
            if try test.meets(plan.failure, contact.id) { return .over("failed", "The failure condition is met.") }
            let opening = opening(for: contact)
            if opening > now { return try wait(until: opening, step, &enrolment) }
            if step.condition != nil, try !test.meets(step.condition, contact.id) {
                return try skip("They do not meet the step's condition.", step, enrolment)
            }
        } catch let error as ContactPredicateError {
            return try hold(.condition, error.problem.words, step, &enrolment)
        }
        return try send(step, to: contact, &enrolment)
    }

    /// When the sequence sends to them next; `now` inside the hours.
    func opening(for contact: Contact) -> Timestamp {
        DeliveryHours(plan).opening(at: now, by: DeliveryHours.clocks(plan.zone, of: contact, account: zone))
    }

    private func send(_ step: SequencePlan.Step, to contact: Contact, _ enrolment: inout Enrolment) throws -> StepAnswer
    {
        let person = try ContactWords(contact, desk.transaction, in: desk.workspace)
        let text = person.fill(step.text ?? "")
        do {
            if text.contains(where: { !$0.isWhitespace }), try isWindowOpen(contact.id) {
                do {
                    let body = Draft.Body.freeForm(type: "text", content: TextContent.json(text), text: text)
                    return try send(body, "The text was sent: the window is open.", step, to: contact, &enrolment)
                } catch MessagingError.windowClosed {
                    // It has closed since the line above.
                }
            }
            guard let template = step.template else {
                return try skip("Their 24-hour window is closed, and the step has no template.", step, enrolment)
            }
            let values = person.values(template.variables, tracked: try links(of: template, enrolment))
            let body = Draft.Body.template(template.templateId, values: values)
            return try send(body, "The template was sent.", step, to: contact, &enrolment)
        } catch let error as CreditError {
            return try hold(.credits, "There are not enough credits: \(error.problem.words)", step, &enrolment)
        } catch let error as MessagingError {
            return try refused(error, step, &enrolment)
        } catch let error as TemplateError {
            if case .notFound = error { return try hold(.template, error.problem.words, step, &enrolment) }
            return try fail(error.problem.words, step, enrolment)
        }
    }

    private func send(
        _ body: Draft.Body,
        _ words: String,
        _ step: SequencePlan.Step,
        to contact: Contact,
        _ enrolment: inout Enrolment
    ) throws -> StepAnswer {
        try hand(body, as: step.id, words, step.id, to: contact, enrolment)
        enrolment.sentStep = step.id
        return .sent
    }

    /// Queues a step's message and notes it.
    ///
    /// - Parameter name: what is queued under one name is queued once for each enrolment.
    func hand(
        _ body: Draft.Body,
        as name: String,
        _ words: String,
        _ step: String,
        to contact: Contact,
        _ enrolment: Enrolment
    ) throws {
        let message = try inbox.send(
            Draft(
                channel: sequence.channel,
                contact: contact.id,
                clientID: "sequence:\(enrolment.id):\(name)",
                body: body,
                origin: .sequence,
                lane: .campaigns
            )
        )
        try desk.note(.sent, words, enrolment, step: step, message: message.id)
    }

    /// Their own endings of the step's tracked links, by the address that is led to.
    func links(of template: SequencePlan.TemplateUse, _ enrolment: Enrolment) throws -> [String: String] {
        let urls = Set(template.variables.values.compactMap { $0.tracked?.url }).sorted()
        let store = TrackedLinkStore(desk.transaction, in: desk.workspace)
        return Dictionary(
            uniqueKeysWithValues: try urls.map { url in
                let link = try store.link(TrackedLink.Owner(sequence.id), to: url, ambient: desk.ambient)
                return (url, link.token(for: enrolment.id.rawValue))
            }
        )
    }

    private func refused(_ error: MessagingError, _ step: SequencePlan.Step, _ enrolment: inout Enrolment) throws
        -> StepAnswer
    {
        switch error {
        case .optedOut: return .over("dropped", "They do not want marketing messages.")
        case .contactBlocked: return .over("dropped", "The contact is blocked.")
        case .contactUnreachable: return .over("failed", "The contact has no WhatsApp number.")
        case .channelNotConnected, .channelNotFound:
            return try hold(.channel, error.problem.words, step, &enrolment)
        case .templateNotApproved, .templateNotFound:
            return try hold(.template, error.problem.words, step, &enrolment)
        default: return try fail(error.problem.words, step, enrolment)
        }
    }

    private func isWindowOpen(_ contact: ContactID) throws -> Bool {
        let found = try ConversationStore(desk.transaction)
            .find(desk.workspace, channel: sequence.channel, contact: contact)
        return found?.windowUntil.map { $0 > now } ?? false
    }

    private func wait(until opening: Timestamp, _ step: SequencePlan.Step, _ enrolment: inout Enrolment) throws
        -> StepAnswer
    {
        let words = "“\(plan.name(of: step.id))” waits for the delivery hours."
        // What is held waits for them every day.
        if enrolment.words != words, enrolment.held == nil { try desk.note(.waited, words, enrolment, step: step.id) }
        enrolment.words = words
        return .closed(until: opening)
    }

    private func skip(_ why: String, _ step: SequencePlan.Step, _ enrolment: Enrolment) throws -> StepAnswer {
        try desk.note(.skipped, why, enrolment, step: step.id)
        return .skipped
    }

    /// The step has failed, and is tried again every hour: said and counted once for each kind of reason, whatever its words are
    /// by now.
    private func hold(
        _ kind: Enrolment.Hold,
        _ why: String,
        _ step: SequencePlan.Step,
        _ enrolment: inout Enrolment
    ) throws -> StepAnswer {
        let words = "“\(plan.name(of: step.id))” could not be sent and is tried again every hour. \(why)"
        if enrolment.held != kind {
            try desk.note(.held, words, enrolment, step: step.id)
            desk.tally.add(.failed, enrolment.sequence, step: step.id)
        }
        (enrolment.words, enrolment.held) = (words, kind)
        return .held
    }

    private func fail(_ why: String, _ step: SequencePlan.Step, _ enrolment: Enrolment) throws -> StepAnswer {
        try desk.note(.failed, why, enrolment, step: step.id)
        desk.tally.add(.failed, enrolment.sequence, step: step.id)
        return .over("failed", "“\(plan.name(of: step.id))” could not be sent. \(why)")
    }
}

extension StepAnswer {
    fileprivate static func over(_ outcome: String, _ words: String) -> StepAnswer { .over(FlowEnding(outcome, words)) }
}

import Calendars
import Contacts
import Foundation
import Jobs
import Messaging
import Primitives
import Routes
import Storage
import Workspaces

/// The job that says something to a contact when it is time: through the gates that everybody's messages pass, once for each
/// occasion. What may not be sent then is skipped, and the thread says why.
struct RuleTalk: Sendable {
    static let kind = "rules.talk"
    /// More than people need in a day; a machine that answers every message of ours is answered no more.
    static let aDayMost = 10

    let service: MessagingService

    private var ambient: Ambient { service.ambient }

    struct Payload: Codable {
        let message: RuleMessage
        let conversation: ConversationID
        /// The occasion: for each there is one message at most.
        let event: String
    }

    static func job(
        _ message: RuleMessage,
        in conversation: ConversationID,
        of workspace: WorkspaceID,
        key: String,
        event: String,
        at: Timestamp
    ) -> NewJob {
        NewJob(
            workspace: workspace,
            kind: kind,
            key: "\(message.rawValue) \(key)",
            runAt: at,
            payload: Payload(message: message, conversation: conversation, event: event).json
        )
    }

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            let payload = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8))
            try await service.database.write { transaction in
                let desk = InboxDesk(service, workspace: job.workspace, in: transaction)
                if let later = try run(payload, desk) {
                    try job.lease.postpone(until: later, in: transaction)
                } else {
                    try job.lease.complete(in: transaction)
                }
            }
        }
    }

    /// - Returns: when it is to be looked at again; `nil` when it is over.
    private func run(_ payload: Payload, _ desk: InboxDesk) throws -> Timestamp? {
        guard let conversation = try desk.hold(payload.conversation),
            let rules = try RuleStore(desk.transaction, in: desk.workspace).find(conversation.channel)
        else { return nil }
        let now = ambient.now()
        switch payload.message {
        case .welcome:
            if rules.welcome.on { try say(.welcome, rules.welcome.text, payload.event, conversation, desk) }
        case .away:
            try away(rules, payload.event, conversation, desk, at: now)
        case .delayed:
            guard rules.delayed.on, conversation.status == .open, let since = conversation.waitingSince,
                let due = RuleHooks.due(rules.delayed, since: since, try hours(rules, desk))
            else { return nil }
            guard due <= now else { return due }
            try say(.delayed, rules.delayed.text, "\(conversation.id)-\(since.milliseconds)", conversation, desk)
        case .satisfaction:
            if rules.satisfaction.on { try ask(rules.satisfaction, payload.event, conversation, desk, at: now) }
        case .thanks:
            let thanks = rules.satisfaction.thanks
            if !thanks.isEmpty { try say(.thanks, thanks, payload.event, conversation, desk) }
        case .autoResolve:
            break
        }
        return nil
    }

    private func hours(_ rules: ChannelRules, _ desk: InboxDesk) throws -> WorkingHours? {
        try rules.calendarId.flatMap { try CalendarStore(desk.transaction, in: desk.workspace).find($0)?.hours }
    }

    private func away(
        _ rules: ChannelRules,
        _ event: String,
        _ conversation: Conversation,
        _ desk: InboxDesk,
        at now: Timestamp
    ) throws {
        guard rules.away.on, let hours = try hours(rules, desk), !hours.isOpen(at: now) else { return }
        let last = try RuleStore(desk.transaction, in: desk.workspace).talk(in: conversation.id)?.awayAt
        if let last, now - last < .hours(Int64(rules.away.everyHours)) { return }
        try say(.away, rules.away.text, event, conversation, desk)
    }

    /// Asks whether the contact was content, when somebody has answered them since the last time.
    private func ask(
        _ rule: ChannelRules.Satisfaction,
        _ event: String,
        _ conversation: Conversation,
        _ desk: InboxDesk,
        at now: Timestamp
    ) throws {
        let store = SatisfactionStore(desk.transaction, in: desk.workspace)
        guard conversation.status == .resolved, let answered = conversation.answeredAt,
            try store.lastAsked(in: conversation.id).map({ $0 < answered }) ?? true
        else { return }
        let question: SatisfactionID = ambient.id()
        let text = try filled(rule.text, conversation, desk)
        let body = SatisfactionQuestion.body(rule.scale, question, text: text)
        guard try send(.satisfaction, body, event, conversation, desk) else { return }
        try store.insert(question, conversation, at: now)
    }

    /// Says a text in a conversation that is held.
    ///
    /// - Returns: whether it was sent, now or before.
    @discardableResult
    func say(
        _ kind: RuleMessage,
        _ text: String,
        _ event: String,
        _ conversation: Conversation,
        _ desk: InboxDesk
    ) throws -> Bool {
        let text = try filled(text, conversation, desk)
        guard !text.allSatisfy(\.isWhitespace) else { return false }
        let body = Draft.Body.freeForm(type: "text", content: TextContent(body: text).json, text: text)
        return try send(kind, body, event, conversation, desk)
    }

    private func filled(_ text: String, _ conversation: Conversation, _ desk: InboxDesk) throws -> String {
        guard text.contains("{{") else { return text }
        let agent = try conversation.place.assignee.flatMap {
            try MemberStore(desk.transaction, workspace: desk.workspace).find($0)?.name
        }
        return RuleText.fill(text, contact: try desk.contactName(conversation.contact).name, agent: agent ?? "")
    }

    private func send(
        _ kind: RuleMessage,
        _ body: Draft.Body,
        _ event: String,
        _ conversation: Conversation,
        _ desk: InboxDesk
    ) throws -> Bool {
        let store = RuleStore(desk.transaction, in: desk.workspace)
        let now = ambient.now()
        let today = now.seconds.flooredDivision(by: 86_400)
        let sent = try store.talk(in: conversation.id).map { $0.day == today ? $0.sent : 0 } ?? 0
        guard sent < Self.aDayMost else {
            // Said once: the line is as good as a message to whoever reads the thread.
            if sent == Self.aDayMost {
                try skip(kind, "\(Self.aDayMost) automatic messages were sent here today.", conversation, desk)
                try store.said(in: conversation.id, isAway: false, at: now)
            }
            return false
        }
        do {
            try desk.send(
                Draft(
                    channel: conversation.channel,
                    contact: conversation.contact,
                    clientID: "rule:\(kind.rawValue):\(event)",
                    body: body,
                    origin: .automation
                )
            )
        } catch MessagingError.contactBlocked {
            return false
        } catch let error as any ProblemConvertible {
            try skip(kind, error.problem.title, conversation, desk)
            return false
        }
        try store.said(in: conversation.id, isAway: kind == .away, at: now)
        return true
    }

    private func skip(_ kind: RuleMessage, _ why: String, _ conversation: Conversation, _ desk: InboxDesk) throws {
        try desk.tell("rule-skipped", ["rule": kind.rawValue, "note": why], in: conversation)
    }

    private struct TextContent: Encodable {
        let body: String
    }
}

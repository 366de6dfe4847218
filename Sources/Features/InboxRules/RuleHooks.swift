import Calendars
import Jobs
package import Messaging
package import Primitives
package import Storage
import Workspaces

/// What rules do where conversations change, in the same transaction: give them, and set timers for what is to be said.
package struct RuleHooks: Sendable {
    private let ambient: Ambient

    /// How long after a conversation was resolved the contact is asked: time to take it back.
    static let askAfter: Duration = .seconds(60)

    package init(ambient: Ambient) {
        self.ambient = ambient
    }

    package var hooks: InboxHooks {
        InboxHooks(
            answers: { try answers($0, $1) },
            received: { try received($0, $1) },
            left: { try left($0, $1, isResolved: $2) }
        )
    }

    /// Somebody takes conversations again: what waits is given out soon.
    package func cameOnline(_ workspace: WorkspaceID, _ transaction: Transaction) throws {
        try giveOut(workspace, transaction)
    }

    private func giveOut(_ workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard try RuleStore(transaction, in: workspace).isAnybodyWaiting() else { return }
        try RuleRound.wake(workspace, transaction, ambient: ambient)
    }

    private func received(_ desk: InboxDesk, _ inbound: Inbound) throws {
        guard let rules = try RuleStore(desk.transaction, in: desk.workspace).find(inbound.channel.id) else { return }
        let now = ambient.now()
        let hours = try rules.calendarId.flatMap {
            try CalendarStore(desk.transaction, in: desk.workspace).find($0)?.hours
        }
        if rules.assignment.gives || rules.reopen.to == .same, inbound.isFirst || inbound.isBack,
            inbound.now.place.assignee == nil
        {
            try AssignmentStep(desk: desk, rules: rules, hours: hours, now: now).apply(
                to: inbound.now,
                past: .init(assignee: inbound.before.place.assignee, resolvedAt: inbound.before.resolvedAt),
                isNew: true
            )
        }
        var due: [NewJob] = []
        if isWelcome(inbound, rules.welcome) {
            due.append(say(.welcome, inbound, "\(inbound.message)", at: now, desk))
        }
        if rules.away.on, let hours, !hours.isOpen(at: now) {
            due.append(say(.away, inbound, "\(inbound.now.id)", at: now, desk))
        }
        if rules.delayed.on, inbound.before.waitingSince == nil,
            let at = Self.due(rules.delayed, since: inbound.at, hours)
        {
            due.append(say(.delayed, inbound, "\(inbound.now.id)", at: at, desk))
        }
        if !due.isEmpty { try JobStore(desk.transaction, ambient: ambient).enqueue(due) }
    }

    private func isWelcome(_ inbound: Inbound, _ welcome: ChannelRules.Welcome) -> Bool {
        // A colleague who is in the conversation welcomes better.
        guard welcome.on, inbound.before.place.assignee == nil || inbound.isBack else { return false }
        guard let last = inbound.lastAt else { return true }
        return welcome.again == .afterDays && inbound.at - last >= .days(Int64(welcome.days))
    }

    /// When nobody has answered for too long; minutes outside working hours do not count.
    static func due(_ delayed: ChannelRules.Delayed, since: Timestamp, _ hours: WorkingHours?) -> Timestamp? {
        let minutes: Duration = .minutes(Int64(delayed.afterMinutes))
        guard let hours else { return since + minutes }
        return hours.add(openTime: minutes, to: since)
    }

    private func say(_ kind: RuleMessage, _ inbound: Inbound, _ key: String, at: Timestamp, _ desk: InboxDesk) -> NewJob
    {
        RuleTalk.job(kind, in: inbound.now.id, of: desk.workspace, key: key, event: "\(inbound.message)", at: at)
    }

    private func answers(_ desk: InboxDesk, _ inbound: Inbound) throws -> Bool {
        guard let answer = SatisfactionAnswer(inbound.choice) else { return false }
        let store = SatisfactionStore(desk.transaction, in: desk.workspace)
        guard let asked = try store.find(answer.question), asked.contact == inbound.before.contact else { return false }
        try store.answer(answer, at: ambient.now())
        try desk.tell("rated", ["score": "\(answer.score)"], in: inbound.before)
        guard !asked.isAnswered else { return true }
        let thanks = RuleTalk.job(
            .thanks,
            in: inbound.before.id,
            of: desk.workspace,
            key: "\(answer.question)",
            event: "\(answer.question)",
            at: ambient.now()
        )
        try JobStore(desk.transaction, ambient: ambient).enqueue(thanks)
        return true
    }

    private func left(_ desk: InboxDesk, _ conversation: Conversation, isResolved: Bool) throws {
        try giveOut(desk.workspace, desk.transaction)
        guard isResolved,
            try ChannelStore(desk.transaction).find(desk.workspace, conversation.channel)?.hasRules == true,
            try RuleStore(desk.transaction, in: desk.workspace).find(conversation.channel)?.satisfaction.on == true
        else { return }
        try ask(conversation.id, desk)
    }

    /// Has the contact asked whether they were content, a little later.
    func ask(_ conversation: ConversationID, _ desk: InboxDesk) throws {
        let at = ambient.now() + Self.askAfter
        let question = RuleTalk.job(
            .satisfaction,
            in: conversation,
            of: desk.workspace,
            key: "\(conversation)",
            // Many may be resolved at one moment.
            event: "\(conversation)-\(at.milliseconds)",
            at: at
        )
        let jobs = JobStore(desk.transaction, ambient: ambient)
        // Resolved, taken back and resolved again within the minute: it begins anew.
        try jobs.cancel(workspace: desk.workspace, kind: RuleTalk.kind, key: question.key)
        try jobs.enqueue(question)
    }
}

import Calendars
import Jobs
import Messaging
import Primitives
import Storage
import Workspaces

/// The job that looks, every minute and whenever somebody has room again, at what waits: it gives out conversations and resolves
/// those in which nothing happens. One for each workspace whose rules need it; each step is a transaction of its own.
struct RuleRound: Sendable {
    static let kind = "rules.round"
    static let every: Duration = .minutes(1)
    /// Conversations in one round; what is left comes in the next one, at once when some were done.
    static let most = 500

    let service: MessagingService
    let hooks: RuleHooks

    private var ambient: Ambient { service.ambient }

    /// Has the round come at once, where there is one.
    ///
    /// - Returns: whether there is one.
    @discardableResult
    static func wake(_ workspace: WorkspaceID, _ transaction: Transaction, ambient: Ambient) throws -> Bool {
        try JobStore(transaction, ambient: ambient)
            .reschedule(workspace: workspace, kind: kind, key: "round", runAt: ambient.now())
    }

    static func start(_ workspace: WorkspaceID, _ transaction: Transaction, ambient: Ambient) throws {
        try JobStore(transaction, ambient: ambient).set(
            NewJob(workspace: workspace, kind: kind, key: "round", runAt: ambient.now(), payload: "{}")
        )
    }

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            var isBusy = false
            let all = try await service.database.read { try RuleStore($0, in: job.workspace).all() }
            for (channel, rules) in all where rules.autoResolve.on {
                isBusy = try await resolveIdle(channel, rules, in: job.workspace) || isBusy
            }
            for (channel, rules) in all where rules.assignment.gives {
                isBusy =
                    try await deal(channel, onlineOnly: rules.assignment.onlineOnly, in: job.workspace)
                    || isBusy
            }
            let next = ambient.now() + (isBusy ? .zero : Self.every)
            try await service.database.write { transaction in
                // Read again: whoever turns a rule on starts the round, and finds this one until it has ended.
                let isNeeded = try RuleStore(transaction, in: job.workspace).all().contains { $0.rules.needsRounds }
                if isNeeded {
                    try job.lease.postpone(until: next, in: transaction)
                } else {
                    try job.lease.complete(in: transaction)
                }
            }
        }
    }

    /// - Returns: whether there are more than fit into a round.
    private func resolveIdle(_ channel: ChannelID, _ rules: ChannelRules, in workspace: WorkspaceID) async throws
        -> Bool
    {
        let since = ambient.now() - .hours(Int64(rules.autoResolve.afterHours))
        let idle = try await service.database.read { transaction in
            try InboxDesk(service, workspace: workspace, in: transaction).idle(channel, since: since, limit: Self.most)
        }
        for id in idle {
            try await service.database.write { transaction in
                let desk = InboxDesk(service, workspace: workspace, in: transaction)
                // It may have been answered while it stood in line.
                guard let conversation = try desk.hold(id), conversation.status == .open,
                    conversation.updatedAt <= since
                else { return }
                let text = rules.autoResolve.text ?? ""
                if !text.isEmpty, conversation.windowUntil.map({ $0 > ambient.now() }) ?? false {
                    try RuleTalk(service: service).say(
                        .autoResolve,
                        text,
                        "\(id)-\(conversation.updatedAt.milliseconds)",
                        conversation,
                        desk
                    )
                }
                try desk.resolve(conversation, rule: RuleMessage.autoResolve.rawValue)
                if rules.satisfaction.on { try hooks.ask(id, desk) }
            }
        }
        return idle.count == Self.most
    }

    /// - Returns: whether there are more than fit into a round.
    func deal(_ channel: ChannelID, onlineOnly: Bool = true, in workspace: WorkspaceID) async throws -> Bool {
        let waiting = try await service.database.read { transaction in
            try !onlineOnly || MemberStore(transaction, workspace: workspace).isAnybodyOnline()
                ? RuleStore(transaction, in: workspace).waiting(on: channel, limit: Self.most) : []
        }
        var given = 0
        for id in waiting {
            given += try await service.database.write { try give(id, of: channel, in: workspace, $0) } ? 1 : 0
        }
        return given > 0 && waiting.count == Self.most
    }

    private func give(
        _ id: ConversationID,
        of channel: ChannelID,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> Bool {
        let desk = InboxDesk(service, workspace: workspace, in: transaction)
        let store = RuleStore(transaction, in: workspace)
        guard let rules = try store.find(channel) else {
            try store.endWait(id)
            return false
        }
        // The turn before the conversation: the receiver takes them the other way round, and passes over what is held.
        if rules.assignment.then == .team, let team = rules.assignment.teamId { _ = try store.holdTurn(of: team) }
        guard let conversation = try desk.holdIfFree(id) else {
            // Held by somebody: next time. Gone: it waits no more.
            if try ConversationStore(transaction).find(workspace, id) == nil { try store.endWait(id) }
            return false
        }
        guard conversation.status == .open, conversation.place.assignee == nil, rules.assignment.gives,
            conversation.place.team == nil || conversation.place.team == rules.assignment.teamId
        else {
            try store.endWait(id)
            return false
        }
        let hours = try rules.calendarId.flatMap { try CalendarStore(transaction, in: workspace).find($0)?.hours }
        let step = AssignmentStep(
            desk: desk,
            rules: rules,
            hours: hours,
            now: ambient.now()
        )
        let isGiven = try step.apply(to: conversation, past: .init(), isNew: false)
        if isGiven { try store.endWait(id) }
        return isGiven
    }
}

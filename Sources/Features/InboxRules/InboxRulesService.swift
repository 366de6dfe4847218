package import Calendars
package import Messaging
package import Primitives
package import Routes
package import Storage
import Workspaces

/// The rules of channels: read, changed, explained.
package struct InboxRulesService: Sendable {
    let messaging: MessagingService
    private let audit: AuditLog

    package init(messaging: MessagingService) {
        self.messaging = messaging
        audit = AuditLog(ambient: messaging.ambient)
    }

    /// - Throws: `MessagingError.channelNotFound`.
    package func rules(of channel: ChannelID, in workspace: WorkspaceID) async throws -> ChannelRules {
        try await messaging.database.read { transaction in
            let found = try Self.channel(channel, workspace, transaction)
            var rules = try RuleStore(transaction, in: workspace).find(channel) ?? ChannelRules()
            rules.inbox = found.inbox
            return rules
        }
    }

    /// - Throws: `MessagingError.channelNotFound`, a problem with the fields.
    package func set(_ rules: ChannelRules, of channel: ChannelID, by caller: Caller) async throws -> ChannelRules {
        let (ambient, workspace) = (messaging.ambient, caller.workspace)
        return try await messaging.database.write { transaction in
            // Calendars are deleted under this lock.
            try WorkspaceStore(transaction).lock(workspace)
            let found = try Self.channel(channel, workspace, transaction)
            var checker = RulesChecker()
            checker.check(rules)
            try Self.look(up: rules, workspace, transaction, &checker)
            guard checker.errors.isEmpty else { throw Problem.invalid(checker.errors) }
            let store = RuleStore(transaction, in: workspace)
            try store.save(rules, of: channel, at: ambient.now())
            try ChannelStore(transaction).setRules(workspace, channel, inbox: rules.inbox, hasRules: rules.isAnyOn)
            if !rules.assignment.gives || rules.assignment.whenNobody != .wait { try store.forgetWaits(on: channel) }
            if rules.needsRounds { try RuleRound.start(workspace, transaction, ambient: ambient) }
            try audit.record("rules.changed", subject: "\(channel)", detail: found.name, by: caller, in: transaction)
            return rules
        }
    }

    private static func channel(
        _ id: ChannelID,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> Channel {
        guard let found = try ChannelStore(transaction).find(workspace, id) else {
            throw MessagingError.channelNotFound(id)
        }
        return found
    }

    /// What rules point at is of this workspace.
    private static func look(
        up rules: ChannelRules,
        _ workspace: WorkspaceID,
        _ transaction: Transaction,
        _ checker: inout RulesChecker
    ) throws {
        if let id = rules.calendarId, try CalendarStore(transaction, in: workspace).find(id) == nil {
            checker.refuse("calendarId", "is no calendar of this workspace")
        }
        if let id = rules.assignment.teamId, try TeamStore(transaction, workspace: workspace).find(id) == nil {
            checker.refuse("assignment.teamId", "is no team of this workspace")
        }
        guard let id = rules.assignment.memberId else { return }
        guard let member = try MemberStore(transaction, workspace: workspace).find(id) else {
            checker.refuse("assignment.memberId", "is no member of this workspace")
            return
        }
        if !InboxDesk.sees(rules.inbox, member, in: workspace) {
            checker.refuse("assignment.memberId", "does not see the \(rules.inbox.rawValue) inbox")
        }
    }

    /// Why a conversation is whose it is, and for whom it is there.
    ///
    /// - Throws: `MessagingError.conversationNotFound`, also for what the caller does not see.
    func why(_ id: ConversationID, for caller: Caller) async throws -> WhyBody {
        let history = try await messaging.history(of: id, named: WhyBody.events, limit: 50, for: caller)
        return WhyBody(history)
    }

    /// - Throws: a problem when the time is longer than `SatisfactionReport.daysMost`.
    func satisfaction(
        by grouping: SatisfactionReport.Grouping,
        from: Timestamp?,
        to: Timestamp?,
        in workspace: WorkspaceID
    ) async throws -> SatisfactionReport {
        let end = to ?? messaging.ambient.now() + .milliseconds(1)
        let start = from ?? end - .days(30)
        guard start < end, end - start <= .days(SatisfactionReport.daysMost) else {
            throw Problem.badParameter("from", "is not before to, or more than \(SatisfactionReport.daysMost) days")
        }
        return try await messaging.database.read { transaction in
            try SatisfactionReport(by: grouping, from: start, to: end, workspace: workspace, in: transaction)
        }
    }

    /// What goes by a calendar, in words; `nil` when nothing does.
    package static func user(
        of calendar: CalendarID,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> String? {
        guard let channel = try RuleStore(transaction, in: workspace).user(of: calendar) else { return nil }
        return try ChannelStore(transaction).find(workspace, channel).map { "the number “\($0.name)”" } ?? "a number"
    }
}

package import Primitives
package import Routes
package import Storage
package import Workspaces

/// What of the inbox is there for a caller: the one place that says so, for lists, counts, threads, search, events and
/// actions alike.
package struct InboxScope: Sendable, Hashable {
    package let workspace: WorkspaceID
    /// `nil` for an API key.
    package let member: MemberID?
    package let inboxes: [Inbox]
    /// Where the caller may act on what is others'.
    package let managed: Set<Inbox>
    /// The teams outside of which there is only what is the caller's own or nobody's; `nil`: everything is there.
    package let ownTeams: [TeamID]?
    /// The teams that the caller is in.
    package let teams: [TeamID]
    package let hidesNumbers: Bool

    package init(
        workspace: WorkspaceID,
        member: MemberID?,
        inboxes: [Inbox] = Inbox.allCases,
        managed: Set<Inbox> = [],
        teams: [TeamID] = [],
        seesOwnTeamsOnly: Bool = false,
        hidesNumbers: Bool = false
    ) {
        self.workspace = workspace
        self.member = member
        self.inboxes = inboxes
        self.managed = managed
        self.teams = teams
        ownTeams = seesOwnTeamsOnly ? teams : nil
        self.hidesNumbers = hidesNumbers
    }

    /// - Parameter acts: whether the caller is to do something, which their teams decide too. To look costs no statement, but
    ///   for those who see their own teams only.
    package init(_ caller: Caller, acts: Bool = false, in transaction: Transaction) throws {
        var inboxes = Inbox.allCases.filter { caller.can($0.view) || caller.can($0.manage) }
        // A key of the time before there were two has the one permission that stood for both.
        if inboxes.isEmpty, caller.key != nil, caller.can(.viewInbox) { inboxes = Inbox.allCases }
        self.init(
            workspace: caller.workspace,
            member: caller.member,
            inboxes: inboxes,
            managed: Set(Inbox.allCases.filter { caller.can($0.manage) }),
            teams: try acts || caller.seesOwnTeamsOnly ? Self.teams(of: caller, transaction) : [],
            seesOwnTeamsOnly: caller.seesOwnTeamsOnly,
            hidesNumbers: caller.hidesNumbers
        )
    }

    private static func teams(of caller: Caller, _ transaction: Transaction) throws -> [TeamID] {
        guard let member = caller.member else { return [] }
        return try TeamStore(transaction, workspace: caller.workspace).teams(of: member)
    }

    /// Whether every conversation of the workspace is there.
    var isWhole: Bool { ownTeams == nil && inboxes.count == Inbox.allCases.count }

    package func sees(_ place: ConversationPlace) -> Bool {
        guard inboxes.contains(place.inbox) else { return false }
        guard let ownTeams else { return true }
        return place.isNobodys || place.assignee != nil && place.assignee == member
            || place.team.map(ownTeams.contains) ?? false
    }

    /// Whether the caller may assign, resolve, move and so on: what is theirs, their team's or nobody's, and others' with
    /// `manage`.
    package func mayAct(on place: ConversationPlace) -> Bool {
        guard sees(place) else { return false }
        return managed.contains(place.inbox) || place.isNobodys || isOwn(place)
    }

    /// The caller's, or of a team of theirs and no colleague's.
    func isOwn(_ place: ConversationPlace) -> Bool {
        if let assignee = place.assignee { return assignee == member }
        return place.team.map(teams.contains) ?? false
    }

    /// The same as `sees`, for rows of a table that has these columns under the name `table`.
    func condition(_ table: String) -> SQL {
        var sql: SQL = inboxes.count == Inbox.allCases.count ? "1 = 1" : "\(raw: table).inbox IN \(list: inboxes)"
        guard let ownTeams else { return sql }
        sql += " AND ((\(raw: table).assignee_id = 0 AND \(raw: table).team_id = 0)"
        if let member { sql += " OR \(raw: table).assignee_id = \(member)" }
        if !ownTeams.isEmpty { sql += " OR \(raw: table).team_id IN \(list: ownTeams)" }
        return sql + ")"
    }
}

/// Where a conversation is and whose: what visibility is decided by.
package struct ConversationPlace: Sendable, Hashable, Codable {
    package var inbox: Inbox
    package var assignee: MemberID?
    package var team: TeamID?

    package init(inbox: Inbox, assignee: MemberID? = nil, team: TeamID? = nil) {
        self.inbox = inbox
        self.assignee = assignee
        self.team = team
    }

    var isNobodys: Bool { assignee == nil && team == nil }
}

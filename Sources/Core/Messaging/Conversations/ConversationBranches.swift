import Primitives
import Storage

/// The parts of a list, each of which an index answers in order: one for each inbox, and for who sees their own teams only one
/// for what is theirs, nobody's and each team's. A page is merged of the first rows of each.
struct ConversationBranches {
    let scope: InboxScope
    let filter: ConversationFilter
    /// Whose name, number or username was searched for, as a condition on a conversation `c`.
    let people: SQL?
    let now: Timestamp

    /// A part: columns that have one value in it.
    private struct Branch {
        let inbox: Inbox
        var assignee: Int64?
        var team: Int64?
        var notAssignee: MemberID?

        /// What is in both; `nil` when nothing can be.
        func and(assignee: Int64?, team: Int64?, notAssignee: MemberID? = nil) -> Branch? {
            var both = self
            if let assignee {
                if let own = both.assignee, own != assignee { return nil }
                both.assignee = assignee
            }
            if let team {
                if let own = both.team, own != team { return nil }
                both.team = team
            }
            if let notAssignee {
                if both.assignee == notAssignee.rawValue { return nil }
                if both.assignee == nil { both.notAssignee = notAssignee }
            }
            return both
        }
    }

    private var status: String { filter.tab == .resolved ? "resolved" : "open" }

    private var key: String { filter.sort == .waiting ? "waiting_since" : "updated_at" }

    /// From the smallest to the largest, or down.
    var isAscending: Bool { filter.sort != .newest }

    var order: SQL { isAscending ? "ASC" : "DESC" }

    /// Identities and sort keys of one part after another, `limit` of each at most.
    func selection(after last: (key: Int64, id: ConversationID)?, limit: Int) -> SQL {
        let parts =
            switch filter.tab {
            case .mentions: [personal("mentioned_at", after: last)]
            case .pinned: [personal("pinned_at", after: last)]
            // What is marked as unread stands on its own, so that an index answers for the others.
            default:
                branches.map { table($0, after: last) } + (filter.isUnread ? [personal("unread_at", after: last)] : [])
            }
        guard !parts.isEmpty else {
            return "SELECT id, updated_at AS sort_key FROM conversations WHERE 1 = 0"
        }
        var sql: SQL = ""
        for (place, part) in parts.enumerated() {
            if place > 0 { sql += " UNION ALL " }
            sql +=
                "SELECT * FROM (\(part) ORDER BY sort_key \(order), id \(order) LIMIT \(limit)) AS b\(raw: "\(place)")"
        }
        return sql
    }

    private var branches: [Branch] {
        scope.inboxes.filter { filter.inbox == nil || filter.inbox == $0 }.flatMap { inbox -> [Branch] in
            var all: [Branch?] = [Branch(inbox: inbox)]
            switch filter.tab {
            case .mine: all = all.map { $0?.and(assignee: scope.member?.rawValue ?? -1, team: nil) }
            case .unassigned: all = all.map { $0?.and(assignee: 0, team: nil) }
            default: break
            }
            switch filter.assignee {
            case .member(let member): all = all.map { $0?.and(assignee: member.rawValue, team: nil) }
            case .team(let team): all = all.map { $0?.and(assignee: nil, team: team.rawValue) }
            case .some(.none): all = all.map { $0?.and(assignee: 0, team: 0) }
            case nil: break
            }
            guard let teams = scope.ownTeams else { return all.compactMap { $0 } }
            return all.compactMap { $0 }.flatMap { branch -> [Branch?] in
                [
                    branch.and(assignee: 0, team: 0),
                    scope.member.flatMap { branch.and(assignee: $0.rawValue, team: nil) },
                ]
                    + teams.map { branch.and(assignee: nil, team: $0.rawValue, notAssignee: scope.member) }
            }.compactMap { $0 }
        }
    }

    private func table(_ branch: Branch, after last: (key: Int64, id: ConversationID)?) -> SQL {
        var sql: SQL = """
            SELECT c.id, c.\(raw: key) AS sort_key FROM conversations c
            WHERE c.workspace_id = \(scope.workspace) AND c.shown = 1
            AND c.inbox = \(branch.inbox) AND c.status = \(raw: "'\(status)'")
            """
        if let assignee = branch.assignee { sql += " AND c.assignee_id = \(assignee)" }
        if let team = branch.team {
            sql += " AND c.team_id = \(team)"
            // Partial indexes are taken when their condition is there word for word.
            if team > 0 { sql += " AND c.team_id <> 0" }
        }
        if let member = branch.notAssignee { sql += " AND c.assignee_id <> \(member)" }
        if filter.sort == .waiting { sql += " AND c.waiting_since > 0" }
        if filter.isUnread { sql += " AND c.unread > 0" }
        return sql + filters + bound(last, "c.\(key)")
    }

    /// What is pinned by the member, mentions them or was marked as unread by them: few, so that any order will do.
    private func personal(_ column: String, after last: (key: Int64, id: ConversationID)?) -> SQL {
        // Each mark has an index of the few rows that bear it; the key of the table begins the same and has all of them.
        let index = " INDEXED BY conversation_people_\(column.dropLast(3))"
        var sql: SQL = """
            SELECT c.id, c.\(raw: key) AS sort_key
            FROM conversation_people p\(sqlite: index) CROSS JOIN conversations c
            WHERE p.workspace_id = \(scope.workspace) AND p.member_id = \(scope.member ?? MemberID(rawValue: 0))
            AND p.\(raw: column) IS NOT NULL
            AND c.workspace_id = \(scope.workspace) AND c.id = p.conversation_id AND c.shown = 1
            AND \(scope.condition("c"))
            """
        switch filter.tab {
        case .pinned: break
        case .mentions, .open: sql += " AND c.status = 'open'"
        case .resolved: sql += " AND c.status = 'resolved'"
        case .unassigned: sql += " AND c.status = 'open' AND c.assignee_id = 0"
        case .mine: sql += " AND c.status = 'open' AND c.assignee_id = p.member_id"
        }
        if filter.isUnread {
            sql += column == "unread_at" ? " AND c.unread = 0" : " AND (c.unread > 0 OR p.unread_at IS NOT NULL)"
        }
        if let inbox = filter.inbox { sql += " AND c.inbox = \(inbox)" }
        switch filter.assignee {
        case .member(let member): sql += " AND c.assignee_id = \(member)"
        case .team(let team): sql += " AND c.team_id = \(team)"
        case .some(.none): sql += " AND c.assignee_id = 0 AND c.team_id = 0"
        case nil: break
        }
        if filter.sort == .waiting { sql += " AND c.waiting_since > 0" }
        return sql + filters + bound(last, "c.\(key)")
    }

    private func bound(_ last: (key: Int64, id: ConversationID)?, _ column: String) -> SQL {
        guard let last else { return "" }
        return " AND (\(raw: column), c.id) \(raw: isAscending ? ">" : "<") (\(last.key), \(last.id))"
    }

    private var filters: SQL {
        var sql: SQL = ""
        if let channel = filter.channel { sql += " AND c.channel_id = \(channel)" }
        if let isOpen = filter.isWindowOpen {
            sql += isOpen ? " AND c.window_until > \(now)" : " AND (c.window_until IS NULL OR c.window_until <= \(now))"
        }
        if let source = filter.source { sql += " AND c.source = \(source)" }
        if let from = filter.from { sql += " AND c.updated_at >= \(from)" }
        if let to = filter.to { sql += " AND c.updated_at < \(to)" }
        if let people { sql += " AND \(people)" }
        if let tag = filter.tag {
            sql += """
                 AND EXISTS (SELECT 1 FROM conversation_tags l WHERE l.workspace_id = \(scope.workspace)
                 AND l.conversation_id = c.id AND l.tag_id = \(tag))
                """
        }
        return sql
    }
}

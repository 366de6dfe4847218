import Primitives
package import Storage

/// How many conversations there are in each tab, in two statements: triggers keep the numbers.
///
/// Exact at every moment. It costs each change of a conversation's tab two small writes; on PostgreSQL every transaction
/// writes rows of its own, and `compact` adds them up, so that nobody waits for a number.
package struct TabCounts: Sendable, Equatable {
    package var tabs: [ConversationFilter.Tab: Count] = [:]

    package struct Count: Sendable, Equatable, Codable {
        package var total: Int64 = 0
        package var unread: Int64 = 0
    }

    package init(_ scope: InboxScope, inbox: Inbox?, in transaction: Transaction) throws {
        let chosen: SQL = inbox.map { "t.inbox = \($0)" } ?? "1 = 1"
        guard let row = try transaction.row(Self.kept(scope, chosen)) else { return }
        for tab in [ConversationFilter.Tab.unassigned, .mine, .open, .resolved] {
            tabs[tab] = Count(total: try row["\(tab.rawValue)_total"], unread: try row["\(tab.rawValue)_unread"])
        }
        tabs[.pinned] = Count()
        tabs[.mentions] = Count()
        guard let member = scope.member else { return }
        for row in try transaction.rows(Self.personal(scope, member, inbox)) {
            let (tab, total, unread): (String, Int64, Int64) = (try row["tab"], try row["total"], try row["unread"])
            guard let tab = ConversationFilter.Tab(rawValue: tab) else { continue }
            tabs[tab, default: Count()].total += total
            tabs[tab, default: Count()].unread += unread
        }
    }

    static func kept(_ scope: InboxScope, _ chosen: SQL) -> SQL {
        let tabs: [(String, SQL)] = [
            ("unassigned", "t.status = 'open' AND t.assignee_id = 0"),
            ("mine", "t.status = 'open' AND t.assignee_id = \(scope.member ?? MemberID(rawValue: -1))"),
            ("open", "t.status = 'open'"), ("resolved", "t.status = 'resolved'"),
        ]
        var sql: SQL = "SELECT "
        for (place, (name, condition)) in tabs.enumerated() {
            if place > 0 { sql += ", " }
            for (nth, column) in ["total", "unread"].enumerated() {
                if nth > 0 { sql += ", " }
                sql += """
                    CAST(coalesce(sum(t.\(raw: column)) FILTER (WHERE \(condition)), 0) AS BIGINT) AS \(raw: "\(name)_\(column)")
                    """
            }
        }
        return sql + """
             FROM conversation_counts t
            WHERE t.workspace_id = \(scope.workspace) AND \(chosen) AND \(scope.condition("t"))
            """
    }

    /// What is pinned, mentioned and marked as unread: a member's own few.
    static func personal(_ scope: InboxScope, _ member: MemberID, _ inbox: Inbox?) -> SQL {
        func part(_ tab: String, _ mark: String, _ condition: SQL, isCounted: Bool = true) -> SQL {
            let index = " INDEXED BY conversation_people_\(mark.dropLast(3))"
            var sql: SQL = """
                SELECT '\(raw: tab)' AS tab, \(raw: isCounted ? "count(*)" : "0") AS total,
                count(*) FILTER (WHERE c.unread > 0 OR p.unread_at IS NOT NULL) AS unread
                FROM conversation_people p\(sqlite: index) CROSS JOIN conversations c
                WHERE p.workspace_id = \(scope.workspace) AND p.member_id = \(member) AND p.\(raw: mark) IS NOT NULL
                AND c.workspace_id = p.workspace_id AND c.id = p.conversation_id AND c.shown = 1 AND \(condition)
                AND \(scope.condition("c"))
                """
            if let inbox { sql += " AND c.inbox = \(inbox)" }
            return sql
        }
        let parts = [
            part("pinned", "pinned_at", "1 = 1"), part("mentions", "mentioned_at", "c.status = 'open'"),
            part(
                "mine",
                "unread_at",
                "c.unread = 0 AND c.status = 'open' AND c.assignee_id = \(member)",
                isCounted: false
            ),
            part(
                "unassigned",
                "unread_at",
                "c.unread = 0 AND c.status = 'open' AND c.assignee_id = 0",
                isCounted: false
            ),
            part("open", "unread_at", "c.unread = 0 AND c.status = 'open'", isCounted: false),
            part("resolved", "unread_at", "c.unread = 0 AND c.status = 'resolved'", isCounted: false),
        ]
        return parts.dropFirst().reduce(parts[0]) { $0 + " UNION ALL " + $1 }
    }

    /// Adds up what transactions have counted each for itself. On SQLite, which has one writer, there is nothing to do.
    static func compact(in transaction: Transaction) throws {
        guard transaction.dialect == .postgres else { return }
        try transaction.run(
            """
            WITH gone AS (DELETE FROM conversation_counts WHERE slot > 0 RETURNING *)
            INSERT INTO conversation_counts AS t
            SELECT workspace_id, inbox, status, assignee_id, team_id, 0, sum(total), sum(unread) FROM gone
            GROUP BY workspace_id, inbox, status, assignee_id, team_id
            ON CONFLICT ON CONSTRAINT conversation_counts_pkey
            DO UPDATE SET total = t.total + excluded.total, unread = t.unread + excluded.unread
            """
        )
    }
}

@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing
import Workspaces

/// How SQLite finds a page of each tab: by an index, in order, never through the table.
struct InboxPlanTests {
    private static let me = MemberID(rawValue: 1)
    private static let team = TeamID(rawValue: 2)
    private static let whole = InboxScope(workspace: WorkspaceID(rawValue: 7), member: me)
    private static let own = InboxScope(
        workspace: WorkspaceID(rawValue: 7),
        member: me,
        teams: [team],
        seesOwnTeamsOnly: true
    )
    private static var queries: [(String, ConversationFilter, InboxScope)] {
        func filter(_ tab: ConversationFilter.Tab, _ change: (inout ConversationFilter) -> Void = { _ in })
            -> ConversationFilter
        {
            var filter = ConversationFilter(tab)
            change(&filter)
            return filter
        }
        return [
            ("conversations_tab", filter(.open), whole), ("conversations_tab", filter(.resolved), whole),
            ("conversations_tab", filter(.open) { $0.sort = .oldest }, whole),
            ("conversations_assigned", filter(.mine), whole), ("conversations_assigned", filter(.unassigned), whole),
            ("conversations_assigned", filter(.open) { $0.assignee = .member(me) }, whole),
            ("conversations_team", filter(.open) { $0.assignee = .team(team) }, whole),
            ("conversations_waiting", filter(.open) { $0.sort = .waiting }, whole),
            ("conversations_unread", filter(.open) { $0.isUnread = true }, whole),
            ("conversation_people_pinned", filter(.pinned), whole),
            ("conversation_people_mentioned", filter(.mentions), whole),
            ("conversations_team", filter(.open), own), ("conversations_assigned", filter(.open), own),
        ]
    }

    @Test(arguments: queries.indices)
    func `A page of each tab comes from an index`(place: Int) async throws {
        let world = try await MessagingWorld(.sqlite)
        let (index, filter, scope) = Self.queries[place]
        let branches = ConversationBranches(scope: scope, filter: filter, people: nil, now: world.ambient.now())
        let selection = branches.selection(after: (key: 5, id: ConversationID(rawValue: 6)), limit: 51)
        let details = ConversationList.details(
            of: "SELECT id, sort_key FROM (\(selection)) AS every ORDER BY sort_key DESC, id DESC LIMIT 51",
            scope,
            order: "DESC"
        )

        let (inner, outer) = try await world.database.read { transaction -> ([String], [String]) in
            (
                try transaction.rows("EXPLAIN QUERY PLAN " + selection).map { try $0["detail"] },
                try transaction.rows("EXPLAIN QUERY PLAN " + details).map { try $0["detail"] }
            )
        }

        #expect(inner.contains { $0.contains(" INDEX \(index) ") }, "\(inner)")
        let tables = ["conversations", "conversation_people", "c", "p", "m", "r", "l", "t", "messages"]
        for step in inner + outer {
            let words = step.split(separator: " ").map(String.init)
            #expect(words.count < 2 || words[0] != "SCAN" || !tables.contains(words[1]), "\(step) of \(inner + outer)")
        }
        if !index.hasPrefix("conversation_people"), !filter.isUnread {
            #expect(!inner.contains { $0.contains("TEMP B-TREE") }, "\(inner)")
        }
    }
}

@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// What is not there for a member: other inboxes, other teams, other workspaces.
struct InboxVisibilityTests {
    @Test(arguments: TestDatabase.all)
    func `Who lacks an inbox sees and counts nothing of it, and can do nothing to it`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        let scope = InboxScope(workspace: world.workspace, member: ada.member, inboxes: [.support])

        for tab in ConversationFilter.Tab.allCases {
            #expect(try await world.list(ConversationFilter(tab), scope).isEmpty)
        }
        let counts = try await world.database.read { try TabCounts(scope, inbox: nil, in: $0) }
        #expect(counts.tabs.values.allSatisfy { $0 == TabCounts.Count() })
        try await expectNothing(world, ada, scope, id)
    }

    @Test(arguments: TestDatabase.all)
    func `Another workspace's conversations are not there`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let id = try await world.conversation()
        let stranger = Caller(
            workspace: WorkspaceID(rawValue: 8),
            actor: .member(MemberID(rawValue: 1), UserID(rawValue: 1), .owner)
        )
        let scope = InboxScope(workspace: stranger.workspace, member: stranger.member, managed: [.sales, .support])
        #expect(try await world.list(ConversationFilter(.open), scope).isEmpty)
        try await expectNothing(world, stranger, scope, id)
    }

    private func expectNothing(_ world: MessagingWorld, _ caller: Caller, _ scope: InboxScope, _ id: ConversationID)
        async throws
    {
        let missing = MessagingError.conversationNotFound(id)
        await #expect(throws: missing) {
            try await world.database.read {
                _ = try ThreadReader(transaction: $0, scope: scope).page(id, before: nil, limit: 10)
            }
        }
        await #expect(throws: missing) {
            try await world.database.read {
                _ = try ConversationList(transaction: $0, ambient: world.ambient, scope: scope).entry(id)
            }
        }
        let found = try await world.database.read {
            try ConversationList(transaction: $0, ambient: world.ambient, scope: scope).entries(of: [id])
        }
        #expect(found.isEmpty)
        let attempts: [@Sendable (InboxActions) throws -> Void] = [
            { try $0.assign(id, to: nil, team: nil) }, { try $0.set(.resolved, id) }, { try $0.read(id) },
            { try $0.markUnread(id) }, { try $0.pin(id, true) }, { try $0.move(id, to: .sales) },
            { try $0.block(id, true) },
            {
                try $0.setTags([], of: id); try $0.tagged(id)
            },
            { _ = try $0.note(id, text: "x", mentions: [], clientID: nil) },
        ]
        for attempt in attempts {
            await #expect(throws: missing) {
                try await world.database.write { transaction in
                    try attempt(InboxActions(world.service, by: caller, scope: scope, in: transaction))
                }
            }
        }
    }

    @Test(arguments: [true, false])
    func `The condition on rows and the rule on values are one`(ownTeamsOnly: Bool) async throws {
        let world = try await MessagingWorld(.sqlite)
        let (me, other) = (MemberID(rawValue: 1), MemberID(rawValue: 2))
        let (mine, theirs) = (TeamID(rawValue: 3), TeamID(rawValue: 4))
        for inboxes in [[Inbox.sales], [.support], [.sales, .support], []] {
            let scope = InboxScope(
                workspace: world.workspace,
                member: me,
                inboxes: inboxes,
                teams: [mine],
                seesOwnTeamsOnly: ownTeamsOnly
            )
            for inbox in Inbox.allCases {
                for assignee in [nil, me, other] {
                    for team in [nil, mine, theirs] {
                        let place = ConversationPlace(inbox: inbox, assignee: assignee, team: team)
                        let row = try await world.database.read { transaction in
                            try transaction.row(
                                """
                                SELECT 1 AS one FROM (SELECT CAST(\(inbox) AS TEXT) AS inbox,
                                 \(assignee ?? MemberID(rawValue: 0)) AS assignee_id, \(team ?? TeamID(rawValue: 0)) AS team_id) AS c
                                WHERE \(scope.condition("c"))
                                """
                            )
                        }
                        #expect((row != nil) == scope.sees(place), "\(place) \(scope)")
                    }
                }
            }
        }
    }
}

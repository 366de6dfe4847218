import Contacts
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// Conversations that are given to whoever owns the contact.
struct OwnerAssignmentTests {
    @Test(arguments: TestDatabase.all)
    func `A conversation goes to the contact's owner, who keeps it in a team that is theirs`(kind: TestDatabase)
        async throws
    {
        let told = NoticesHeard()
        let world = try await MessagingWorld(kind, inbox: told.settings)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let id = try await world.conversation()
        try await world.own(id, bob.member)
        let team: TeamID = world.ambient.id()
        try await world.team(team, of: bob.member)
        try await world.service.act(by: ada) { try $0.assign(id, to: nil, team: team) }

        try await world.service.act(by: bob) { try $0.assign(id, .owner) }

        #expect(try await world.find(id).place == ConversationPlace(inbox: .sales, assignee: bob.member, team: team))
        #expect(told.all.isEmpty)
        try await world.service.act(by: bob) { try $0.assign(id, to: nil, team: nil) }
        try await world.service.act(by: ada) { try $0.assign(id, .owner) }
        #expect(try await world.find(id).place == ConversationPlace(inbox: .sales, assignee: bob.member))
        #expect(told.all.map(\.member) == [bob.member])
        await #expect(throws: InboxError.notYours(id, by: "Bob")) {
            try await world.service.act(by: ada) { try $0.assign(id, .owner) }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A contact without an owner, and an owner who may not see the inbox, are said`(kind: TestDatabase) async throws
    {
        let world = try await MessagingWorld(kind)
        let (ada, blind) = (try await world.member("Ada"), try await world.member("Blind"))
        let (nobodys, hers, free) = (
            try await world.conversation("919800000071"), try await world.conversation("919800000072"),
            try await world.conversation("919800000073")
        )
        try await world.own(hers, blind.member)
        try await world.own(free, ada.member)
        try await world.hideInbox(from: blind.member)

        let (done, refused) = try await world.service.act(by: ada) {
            let outcome = try $0.all([nobodys, hers, free], .assign(.owner))
            return (outcome.done, outcome.refused)
        }

        #expect(done == [free])
        let told = Dictionary(uniqueKeysWithValues: refused.map { ($0.id, $0.problem) })
        #expect(told[nobodys]?.code == "contact-without-owner")
        #expect(told[hers]?.code == "owner-without-inbox")
        #expect(told[hers]?.facts["by"] == "Blind")
        #expect(try await world.find(hers).place == ConversationPlace(inbox: .sales))
    }

    @Test func `The owner and somebody by name are not asked for together`() throws {
        let both = AssigneeBody(memberId: MemberID(rawValue: 1), teamId: nil, toOwner: true)
        #expect(throws: Problem.self) { try both.parsed() }
    }
}

extension MessagingWorld {
    fileprivate func own(_ id: ConversationID, _ owner: MemberID?) async throws {
        let contact = try await find(id).contact
        try await database.write { transaction in
            try transaction.run(
                "UPDATE contacts SET owner_id = \(owner) WHERE workspace_id = \(workspace) AND id = \(contact)"
            )
        }
    }

    fileprivate func team(_ id: TeamID, of member: MemberID?) async throws {
        try await database.write { transaction in
            try transaction.run(
                """
                INSERT INTO teams (workspace_id, id, name, folded_name, description, created_at)
                VALUES (\(workspace), \(id), 'Sales', 'sales', '', \(ambient.now()))
                """
            )
            try transaction.run(
                """
                INSERT INTO team_members (workspace_id, team_id, member_id) VALUES (\(workspace), \(id), \(member))
                """
            )
        }
    }

    fileprivate func hideInbox(from member: MemberID?) async throws {
        let role: RoleID = ambient.id()
        try await database.write { transaction in
            try transaction.run(
                """
                INSERT INTO roles (workspace_id, id, name, folded_name, description, permissions, hides_numbers,
                    own_teams_only, created_at)
                VALUES (\(workspace), \(role), 'Blind', 'blind', '', 'contacts.view', 0, 0, 0)
                """
            )
            try transaction.run(
                "UPDATE members SET role_id = \(role) WHERE workspace_id = \(workspace) AND id = \(member)"
            )
        }
    }
}

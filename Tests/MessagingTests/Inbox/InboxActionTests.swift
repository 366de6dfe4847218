import Contacts
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// What members do to conversations.
struct InboxActionTests {
    @Test(arguments: TestDatabase.all)
    func `Of two who take a conversation at once one has it, and the other is told who`(kind: TestDatabase) async throws
    {
        let world = try await MessagingWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let id = try await world.conversation()

        let outcomes = await withTaskGroup(
            of: Result<Void, any Error>.self,
            returning: [Result<Void, any Error>].self
        ) { group in
            for caller in [ada, bob] {
                group.addTask {
                    do {
                        try await world.service.act(by: caller) { try $0.assign(id, to: caller.member, team: nil) }
                        return .success(())
                    } catch { return .failure(error) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        let refusals = outcomes.compactMap { outcome -> InboxError? in
            guard case .failure(let error) = outcome else { return nil }
            return error as? InboxError
        }
        let holder = try await world.find(id).place.assignee
        #expect(refusals == [.notYours(id, by: holder == ada.member ? "Ada" : "Bob")])
        #expect(try await world.happened(in: id) == ["assigned"])
    }

    @Test(arguments: TestDatabase.all)
    func `A member gives back what is theirs and not a colleague's; who manages may`(kind: TestDatabase) async throws {
        let told = NoticesHeard()
        let world = try await MessagingWorld(kind, inbox: told.settings)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let chief = try await world.member("Chief", .admin)
        let id = try await world.conversation()
        func assign(_ member: MemberID?, by caller: Caller) async throws {
            try await world.service.act(by: caller) { try $0.assign(id, to: member, team: nil) }
        }

        try await assign(bob.member, by: ada)
        await #expect(throws: InboxError.notYours(id, by: "Bob")) { try await assign(nil, by: ada) }
        await #expect(throws: InboxError.notYours(id, by: "Bob")) {
            try await world.service.act(by: ada) { try $0.set(.resolved, id) }
        }
        try await assign(nil, by: bob)
        try await assign(ada.member, by: chief)
        try await assign(nil, by: chief)

        #expect(try await world.happened(in: id) == ["assigned", "unassigned", "assigned", "unassigned"])
        #expect(told.all.map(\.member) == [bob.member, ada.member])
        #expect(told.all.allSatisfy { $0.kind == .assigned })
        await #expect(throws: InboxError.memberNotFound(MemberID(rawValue: 999_999))) {
            try await assign(MemberID(rawValue: 999_999), by: chief)
        }
        await #expect(throws: InboxError.teamNotFound(TeamID(rawValue: 5))) {
            try await world.service.act(by: chief) { try $0.assign(id, to: nil, team: TeamID(rawValue: 5)) }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Replying to what is nobody's takes it, a second member's reply does not`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let id = try await world.conversation()

        _ = try await world.text(to: id, by: ada)
        _ = try await world.text(to: id, by: bob)

        #expect(try await world.find(id).place.assignee == ada.member)
        #expect(try await world.happened(in: id) == ["assigned"])
    }

    @Test(arguments: TestDatabase.all)
    func `What was resolved comes back as nobody's when the contact writes`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        try await world.service.act(by: ada) { try $0.assign(id, to: ada.member, team: nil) }
        try await world.service.act(by: ada) { try $0.set(.resolved, id) }
        try await world.service.act(by: ada) { try $0.set(.resolved, id) }

        try await world.receive([
            WebhookBodies.body(messages: [
                WebhookBodies.text("Again", wamid: "in.2", from: "919800000077", seconds: 5)
            ])
        ])

        let after = try await world.find(id)
        #expect(after.status == .open)
        #expect(after.place == ConversationPlace(inbox: .sales))
        #expect(try await world.happened(in: id) == ["assigned", "resolved", "reopened"])
    }

    @Test(arguments: TestDatabase.all)
    func `Many at once: what is refused leaves the others be`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let mine = try await world.conversation("919800000001")
        let his = try await world.conversation("919800000002")
        let nowhere = ConversationID(rawValue: 12345)
        try await world.service.act(by: bob) { try $0.assign(his, to: bob.member, team: nil) }

        let outcome = try await world.service.act(by: ada) { actions in
            let (done, refused) = try actions.all([his, mine, nowhere, mine], .resolve)
            return (done, refused.map { "\($0.id) \($0.problem.code)" })
        }

        #expect(outcome.0 == [mine])
        #expect(
            Set(outcome.1) == ["\(his) conversation-not-yours", "\(nowhere) conversation-not-found"]
        )
        #expect(try await world.find(mine).status == .resolved)
        #expect(try await world.find(his).status == .open)
    }

    @Test(arguments: TestDatabase.all)
    func `What moves to the other inbox is nobody's there, and its history goes with it`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        _ = try await world.text(to: id, by: ada)
        try await world.service.act(by: ada) { try $0.move(id, to: .support) }

        #expect(try await world.find(id).place == ConversationPlace(inbox: .support))
        let scope = InboxScope(workspace: world.workspace, member: ada.member, inboxes: [.support])
        let lines = try await world.database.read {
            try ThreadReader(transaction: $0, scope: scope).page(id, before: nil, limit: 50)
        }
        #expect(lines.count == 4)
    }

    @Test(arguments: TestDatabase.all)
    func `Tags are named once whatever the case, keep their links when renamed, and merge`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada", .admin)
        let (one, two) = (
            try await world.conversation("919800000001"), try await world.conversation("919800000002")
        )
        let (vip, gold) = try await world.service.act(by: ada) { actions in
            let vip = try actions.makeTag(.conversation, name: "VIP", colour: .amber)
            let gold = try actions.makeTag(.conversation, name: "Gold client", colour: .green)
            try actions.setTags([vip.id], of: one)
            try actions.setTags([gold.id, vip.id], of: two)
            return (vip, gold)
        }
        await #expect(throws: InboxError.tagNameTaken) {
            _ = try await world.service.act(by: ada) { try $0.makeTag(.conversation, name: " vip ", colour: .red) }
        }
        _ = try await world.service.act(by: ada) { try $0.changeTag(vip.id, name: "Very important", colour: nil) }
        _ = try await world.service.act(by: ada) { try $0.mergeTag(gold.id, into: vip.id) }

        let tags = try await world.database.read { try TagStore($0, in: world.workspace).all(.conversation) }
        let uses = try await world.database.read { try ConversationTagStore($0, in: world.workspace).uses() }
        #expect(tags.map(\.name) == ["Very important"])
        #expect(uses == [vip.id: 2])
        let scope = InboxScope(workspace: world.workspace, member: ada.member)
        var filter = ConversationFilter(.open)
        filter.tag = vip.id
        let found = try await world.list(filter, scope)
        #expect(Set(found.map(\.conversation.id)) == [one, two])
        #expect(found.allSatisfy { $0.tags.map(\.name) == ["Very important"] })
    }
}

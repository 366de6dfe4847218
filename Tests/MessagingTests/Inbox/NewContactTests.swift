import Contacts
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Messaging

/// A number is typed into the inbox: whose contact it is, and what is kept of their consent.
@Suite struct NewContactTests {
    private static let phone = "+919810000042"

    private func open(_ world: MessagingWorld, agreed: Bool, by caller: Caller) async throws -> Contact {
        let id = try await world.service.open(
            world.channel.id,
            with: nil,
            phone: PhoneNumber(Self.phone),
            name: "Asha",
            agreed: agreed,
            by: caller
        )
        return try await world.database.read { transaction in
            let found = try ConversationStore(transaction).find(world.workspace, id)
            let contact = try #require(found).contact
            return try ContactStore(transaction, ambient: world.ambient).find(contact, in: world.workspace)
        }
    }

    private func caller(_ world: MessagingWorld, _ powers: Powers = .ofRole) -> Caller {
        let actor = Caller.Actor.member(MemberID(rawValue: 1), UserID(rawValue: 1), .owner)
        return Caller(workspace: world.workspace, actor: actor, powers: powers)
    }

    @Test(arguments: TestDatabase.all)
    func `A new contact has agreed by the word of who added them, a known one keeps what they said`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        // The audit log is kept for workspaces that there are.
        let here = Workspace(
            id: world.workspace,
            name: "Shop",
            country: "US",
            timeZone: "UTC",
            createdAt: world.clock.now
        )
        try await world.database.write { try WorkspaceStore($0).insert(here) }
        let made = try await open(world, agreed: true, by: caller(world))
        #expect(made.optIn == .yes)
        try await world.database.write { transaction in
            let store = ContactStore(transaction, ambient: world.ambient)
            let ledger = try store.ledger(of: made.id, in: world.workspace)
            #expect(ledger.map(\.actor) == [caller(world).name])
            try store.consent(.no, of: made.id, source: .manual, in: world.workspace)
        }
        let known = try await open(world, agreed: true, by: caller(world))
        #expect(known.id == made.id && known.optIn == .no)
    }

    @Test(arguments: TestDatabase.all)
    func `Nothing is kept where nothing was said, or by whom it is not taken`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let sender = caller(world, Powers(permissions: ["inbox.send"]))
        await #expect(throws: Problem.self) { try await open(world, agreed: true, by: sender) }
        #expect(try await open(world, agreed: false, by: sender).optIn == .unknown)
    }
}

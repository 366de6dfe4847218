import Credits
import Primitives
import Routes
@testable import Server
import Storage
import TestSupport
import Testing
@testable import Workspaces

/// The free points of a trial: one of the nasty cases of docs/credits.md, for it takes more than credits.
struct TrialTests {
    private func trials(_ world: ServerWorld) async throws -> Int64 {
        try await world.server.world.database.read {
            try $0.row("SELECT count(*) AS count FROM transfers WHERE kind = 'trial'")?["count"] ?? -1
        }
    }

    @Test(arguments: TestDatabase.all, ["ada@example.com", "Ada@Example.COM"])
    func `Case 29: a person who signs up a second time gets no second trial`(kind: TestDatabase, email: String)
        async throws
    {
        let world = try await ServerWorld(kind)

        await #expect(throws: WorkspaceError.emailTaken) { try await ServerWorld.signUp(email, world.server) }

        #expect(try await trials(world) == 1)
    }

    @Test(arguments: TestDatabase.all, [false, true])
    func `Case 29: a person's second workspace has a wallet and no trial, also when the first is gone`(
        kind: TestDatabase,
        isFirstGone: Bool
    ) async throws {
        let world = try await ServerWorld(kind)
        let server = world.server.world
        let wallets = Wallets(credits: world.server.features.credits)
        guard case .member(_, let user, _) = world.owner.actor else { throw DatabaseError.closed }
        let second = Workspace(
            id: server.ambient.id(),
            name: "Second",
            country: "IN",
            timeZone: "Asia/Kolkata",
            createdAt: server.ambient.now()
        )

        let isActivated = try await server.database.write { transaction in
            if isFirstGone {
                // Nothing of the program does that yet; whoever does must leave the person.
                try transaction.run("DELETE FROM members WHERE user_id = \(user)")
                try transaction.run(
                    "UPDATE workspaces SET trial_activated_at = NULL WHERE workspace_id = \(world.owner.workspace)"
                )
            }
            try WorkspaceStore(transaction).insert(second)
            try wallets.open(transaction, second.id)
            return try Trial(hooks: [wallets.grantTrial])
                .activate(second.id, for: user, at: server.ambient.now(), in: transaction)
        }

        #expect(!isActivated)
        #expect(try await trials(world) == 1)
        let wallet = try await server.database.read {
            try world.server.features.credits.ledger(in: $0).wallet(second.id)
        }
        #expect(wallet.available == .zero)
    }
}

import Credits
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// What templates would cost in a conversation, before one is sent.
struct ConversationPriceTests {
    @Test(arguments: TestDatabase.all)
    func `Prices are those that sending would quote, free ones say why, and asking begins nothing`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let id = try await world.conversation()
        let scope = InboxScope(workspace: world.workspace, member: nil)
        func prices(_ scope: InboxScope) async throws -> [ConversationPricesBody.Price] {
            try await world.database.read {
                try ConversationPricesBody.of(id, service: world.service, scope: scope, $0).items
            }
        }

        let open = try await prices(scope)
        #expect(open.map(\.category) == [.marketing, .utility, .authentication])
        #expect(open[0].amount.map { $0 > .zero } == true && open[0].free == nil)
        // Since 2026-10-01 a utility template costs inside the window too.
        #expect(open[1].amount.map { $0 > .zero } == true && open[1].free == nil)

        world.clock.advance(by: .hours(25))
        let closed = try await prices(scope)
        #expect(closed == open)

        // Somebody from an ad: what an answer would begin is told, and not begun.
        try await world.database.write {
            try $0.run("UPDATE conversations SET entry_asked_at = \(world.ambient.now()) WHERE id = \(id)")
        }
        let fromAd = try await prices(scope)
        #expect(fromAd[0] == .init(category: .marketing, amount: .zero, free: .entryPoint))
        #expect(try await world.find(id).entryUntil == nil)

        let elsewhere = InboxScope(workspace: world.workspace, member: nil, inboxes: [.support])
        await #expect(throws: MessagingError.conversationNotFound(id)) { _ = try await prices(elsewhere) }
    }
}

@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// A message that was found opens at its place.
struct ThreadAroundTests {
    @Test(arguments: TestDatabase.all)
    func `A page around a message goes on in both directions until the ends, with nothing left out or twice`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        var messages: [MessageID] = []
        for number in 0..<20 {
            world.clock.advance(by: .seconds(1))
            messages.append(try await world.text(to: id, by: ada, "m\(number)").id)
        }
        let scope = InboxScope(workspace: world.workspace, member: ada.member)
        let whole = try await world.database.read {
            try ThreadReader(transaction: $0, scope: scope).page(id, before: nil, limit: 100)
        }.map(\.id)

        for middle in [messages[0], messages[9], messages[19]] {
            let seen = try await world.database.read { transaction -> [Int64] in
                let reader = ThreadReader(transaction: transaction, scope: scope)
                let found = try reader.around(middle, in: id, limit: 6)
                #expect(found.lines.contains { $0.id == middle.rawValue })
                #expect(found.lines.count <= 6)
                var lines = found.lines
                var (hasNewer, hasOlder) = (found.hasNewer, found.hasOlder)
                while hasNewer, let first = lines.first {
                    let more = try reader.page(id, .after((first.at, first.id)), limit: 4)
                    hasNewer = more.count > 4
                    lines = Array(more.suffix(4)) + lines
                }
                while hasOlder, let last = lines.last {
                    let more = try reader.page(id, .before((last.at, last.id)), limit: 4)
                    hasOlder = more.count > 4
                    lines += more.prefix(4)
                }
                return lines.map(\.id)
            }
            #expect(seen == whole)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Around a message of another conversation, or one that is not seen, there is nothing`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let (id, other) = (try await world.conversation(), try await world.conversation("919800000078"))
        let message = try await world.text(to: other, by: ada).id
        func around(_ inboxes: [Inbox], _ conversation: ConversationID) async throws {
            let scope = InboxScope(workspace: world.workspace, member: ada.member, inboxes: inboxes)
            try await world.database.read {
                _ = try ThreadReader(transaction: $0, scope: scope).around(message, in: conversation, limit: 5)
            }
        }
        await #expect(throws: MessagingError.messageNotFound(message)) { try await around(Inbox.allCases, id) }
        await #expect(throws: MessagingError.conversationNotFound(other)) { try await around([.support], other) }
    }
}

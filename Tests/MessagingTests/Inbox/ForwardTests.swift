@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// Messages that are sent on, and threads that are written out.
struct ForwardTests {
    @Test(arguments: TestDatabase.all)
    func `What a contact wrote is sent on to another as a message of the member's own`(kind: TestDatabase) async throws
    {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let from = try await world.conversation("919800000001")
        let to = try await world.conversation("919800000002")
        let original: Message = try await world.database.read { transaction in
            let row = try transaction.row("SELECT * FROM messages WHERE conversation_id = \(from)")
            guard let row else { throw MessagingError.conversationNotFound(from) }
            return try Message(row)
        }

        let sent = try await world.service.forward(original, to: to, by: ada)

        #expect(sent.conversation == to)
        #expect(sent.text == original.text)
        #expect(sent.author == ada.member)
        #expect(try await world.find(to).place.assignee == ada.member)
        let nowhere = ConversationID(rawValue: 999)
        await #expect(throws: MessagingError.conversationNotFound(nowhere)) {
            _ = try await world.service.forward(original, to: nowhere, by: ada)
        }
        try await world.database.write { try $0.run("UPDATE messages SET type = 'order' WHERE id = \(original.id)") }
        let order = try await world.message(original.id)
        await #expect(throws: InboxError.notForwardable(original.id)) {
            _ = try await world.service.forward(order, to: to, by: ada)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A thread is written out from its beginning, every line once`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        for number in 0..<5 {
            world.clock.advance(by: .seconds(number % 2))
            _ = try await world.text(to: id, by: ada, "Text \(number)")
            _ = try await world.service.act(by: ada) { try $0.note(id, text: "Note", mentions: [], clientID: nil) }
        }
        let scope = InboxScope(workspace: world.workspace, member: ada.member)
        var lines: [ThreadReader.Written] = []
        var last: (at: Timestamp, id: Int64)?
        while true {
            let after = last
            let page = try await world.database.read {
                try ThreadReader(transaction: $0, scope: scope).written(id, after: after, limit: 3)
            }
            lines += page
            guard page.count == 3, let end = page.last else { break }
            last = (end.at, end.id)
        }

        #expect(lines.count == 12)
        #expect(zip(lines, lines.dropFirst()).allSatisfy { ($0.at, $0.id) < ($1.at, $1.id) })
        #expect(Array(lines.compactMap(\.message?.text).suffix(5)) == (0..<5).map { "Text \($0)" })
    }
}

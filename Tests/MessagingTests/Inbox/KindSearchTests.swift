@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// Search by what a message has: files of each kind, places, contact cards and links.
struct KindSearchTests {
    private func find(_ has: SearchedKind, _ words: String, _ world: MessagingWorld, _ scope: InboxScope) async throws
        -> [String]
    {
        var query = MessageSearch.Query(words: SearchWords(words).words)
        query.has = has
        return try await world.database.read { [query] transaction in
            try MessageSearch(transaction: transaction, scope: scope).page(query, after: nil, limit: 50).found
                .map { "\($0.type) \($0.text)" }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Each kind is found alone and beside words, links by their address, and all of what one sees only`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        let id = try await world.conversation()
        for (type, text) in [
            ("image", "Blue sari"), ("image", "Red sari"), ("video", ""), ("audio", ""), ("document", "sari.pdf"),
            ("sticker", ""), ("location", "Shop"), ("contacts", "Dev"), ("text", "See HTTPS://shop.example/sari"),
            ("text", "Our https is new"), ("text", "A sari, please"),
        ] { try await world.said(type, text, in: id) }
        let scope = InboxScope(workspace: world.workspace, member: nil)

        #expect(try await find(.image, "", world, scope) == ["image Red sari", "image Blue sari"])
        #expect(try await find(.image, "blue", world, scope) == ["image Blue sari"])
        #expect(try await find(.audio, "", world, scope) == ["audio "])
        #expect(try await find(.location, "", world, scope) == ["location Shop"])
        #expect(try await find(.contacts, "", world, scope) == ["contacts Dev"])
        #expect(try await find(.link, "", world, scope) == ["text See HTTPS://shop.example/sari"])
        #expect(try await find(.link, "sari", world, scope) == ["text See HTTPS://shop.example/sari"])
        #expect(
            try await find(.file, "", world, scope) == [
                "sticker ", "document sari.pdf", "audio ", "video ", "image Red sari", "image Blue sari",
            ]
        )
        #expect(try await find(.file, "sari", world, scope).count == 3)

        let elsewhere = InboxScope(workspace: world.workspace, member: nil, inboxes: [.support])
        let stranger = InboxScope(workspace: WorkspaceID(rawValue: 8), member: nil)
        for has in SearchedKind.allCases {
            #expect(try await find(has, "", world, elsewhere).isEmpty)
            #expect(try await find(has, "", world, stranger).isEmpty)
        }
    }

    @Test func `A kind is walked along its index`() async throws {
        let world = try await MessagingWorld(.sqlite)
        let plan = try await world.database.read { transaction in
            let match = TypeMatch(types: ["image", "video"], workspace: world.workspace, transaction: transaction)
            return try transaction.rows("EXPLAIN QUERY PLAN " + match.sql(before: world.ambient.id(), limit: 5))
                .map { try $0["detail"] as String }
        }
        #expect(plan.count { $0.contains("messages_kinds") } == 2, "\(plan)")
    }
}

extension MessagingWorld {
    fileprivate func said(_ type: String, _ text: String, in id: ConversationID) async throws {
        let message: MessageID = ambient.id()
        let conversation = try await find(id)
        try await database.write { transaction in
            _ = try MessageStore(transaction).insertReceived(
                workspace,
                id: message,
                conversation: conversation,
                MessageStore.Received(
                    wamid: "wamid.\(message)",
                    type: type,
                    text: text,
                    content: "{}",
                    at: ambient.now(),
                    replyTo: nil,
                    target: nil
                )
            )
        }
    }
}

import CloudAPI
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// What somebody whose role hides numbers is given of a conversation in which numbers are written, wherever they look.
struct MaskingTests {
    private static let number = "9812345678"

    @Test(arguments: TestDatabase.all)
    func `A number that was written stays hidden in the list, thread, notes, transcript, search and notices`(
        kind: TestDatabase
    ) async throws {
        let told = NoticesHeard()
        let world = try await MessagingWorld(kind, inbox: told.settings)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let reader = try #require(bob.member)
        let id = try await world.conversation()
        try await world.receive([
            WebhookBodies.body(messages: [
                WebhookBodies.text("Order 4711, call \(Self.number)", wamid: "in.2", from: "919800000077", seconds: 1)
            ])
        ])
        try await world.service.act(by: ada) { actions in
            _ = try actions.note(id, text: "Reach her at \(Self.number)", mentions: [reader], clientID: nil)
            try actions.remind(id, at: world.ambient.now() + .hours(1), note: "Call \(Self.number)")
        }
        func seen(_ hides: Bool, by caller: Caller) async throws -> String {
            let scope = InboxScope(workspace: world.workspace, member: caller.member, hidesNumbers: hides)
            let masked = Caller(workspace: world.workspace, actor: caller.actor, powers: Powers(hidesNumbers: hides))
            let list = try await world.list(ConversationFilter(.open), scope).map { ConversationBody($0).json }
            let thread = try await world.database.read { transaction in
                try ThreadReader(transaction: transaction, scope: scope).page(id, before: nil, limit: 50)
                    .map { $0.item.json }
            }
            let transcript = try await Transcript(
                service: world.service,
                conversation: id,
                caller: masked,
                format: .txt
            ).page(after: nil, contact: "").lines.map(\.text)
            return (list + thread + transcript).joined(separator: "\n")
        }
        #expect(try await !seen(true, by: bob).contains("812345"))
        #expect(try await seen(true, by: bob).contains("\u{2022}678"))
        #expect(try await seen(false, by: bob).contains("Reach her at \(Self.number)"))
        // Whoever wrote it knows it, and must not save it masked.
        #expect(try await seen(true, by: ada).contains("Reach her at \(Self.number)"))
        #expect(told.all.count == 1)
        #expect(told.all.allSatisfy { !$0.detail.text.contains("812345") })
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody finds out a hidden number by searching for its digits`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.receive([
            WebhookBodies.body(
                messages: ["Call 9812345678", "Call 98123 45678", "Order 4711 of 98 pieces", "Thanks"].enumerated().map
                {
                    WebhookBodies.text($1, wamid: "in.\($0)", from: "919800000077", seconds: Int64($0))
                }
            )
        ])
        func found(_ text: String, hides: Bool) async throws -> [String] {
            let scope = InboxScope(workspace: world.workspace, member: nil, hidesNumbers: hides)
            return try await world.database.read { transaction in
                try MessageSearch(transaction: transaction, scope: scope)
                    .page(MessageSearch.Query(words: SearchWords(text).words), after: nil, limit: 50).found.map(\.text)
            }
        }
        for guess in ["9812345678", "9812", "981", "98123 45678", "981 456", "call 9"] {
            #expect(try await found(guess, hides: true).isEmpty, "\(guess)")
        }
        #expect(try await found("981", hides: false).count == 2)
        #expect(try await found("9812345678", hides: false).count == 1)
        // What is no number is found.
        #expect(try await found("4711", hides: true) == ["Order 4711 of 98 pieces"])
        #expect(try await found("98", hides: true) == ["Order 4711 of 98 pieces"])
        #expect(try await found("call", hides: true).count == 2)
        #expect(try await found("thanks", hides: true) == ["Thanks"])
    }
}

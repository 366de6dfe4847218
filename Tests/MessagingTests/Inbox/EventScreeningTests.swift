import Events
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// What of the live events is told to whom, and what is masked.
struct EventScreeningTests {
    private func events(_ world: MessagingWorld) async throws -> [Event] {
        let log = EventLog(ambient: world.ambient, subscribers: [])
        return try await world.database.read {
            try log.page(workspace: world.workspace, after: nil, limit: 200, in: $0)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Who sees one inbox hears of it, and of what leaves it no more than that it left`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        try await world.service.act(by: ada) { try $0.move(id, to: .support) }
        let screening = EventScreening(database: world.database)
        let all = try await events(world).filter { $0.subject == "\(id)" }
        func heard(_ permissions: Set<String>, own: Bool = false) async -> [String] {
            let caller = Caller(
                workspace: world.workspace,
                actor: ada.actor,
                powers: Powers(permissions: permissions, seesOwnTeamsOnly: own)
            )
            var heard: [String] = []
            for event in all {
                if let payload = await screening.payload(of: event, for: caller) {
                    heard.append("\(event.kind) \(payload)")
                }
            }
            return heard
        }

        let both: Set<String> = ["inbox.view", "inbox.sales.view", "inbox.support.view"]
        #expect(await heard(both).count == all.count)
        #expect(await heard(both, own: true).count == all.count)
        #expect(await heard(["inbox.view", "inbox.support.view"]).count == all.count)
        #expect(
            await heard(["inbox.view", "inbox.sales.view"]) == [#"conversation.changed {"conversationId":"\#(id)"}"#]
        )
        #expect(await heard([]).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `What a caller may not read they hear nothing of`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let money = Permission("credits.view", from: .member)
        let screening = EventScreening(database: world.database, needs: ["wallet": money])
        let log = EventLog(ambient: world.ambient, subscribers: [])
        try await world.database.write { transaction in
            for kind in ["wallet.changed", "wallets.changed"] {
                let news = NewEvent(workspace: world.workspace, kind: kind, subject: "a", payload: #"{"available":7}"#)
                try log.append(news, in: transaction)
            }
        }
        let all = try await events(world).filter { $0.subject == "a" }
        func heard(_ scopes: Set<String>) async -> [String] {
            let caller = Caller(
                workspace: world.workspace,
                actor: .apiKey(APIKeyID(rawValue: 1), scopes: scopes)
            )
            var heard: [String] = []
            for event in all {
                if await screening.payload(of: event, for: caller) != nil { heard.append(event.kind) }
            }
            return heard
        }

        #expect(await heard(["events.view", "credits.view"]) == ["wallet.changed", "wallets.changed"])
        #expect(await heard(["events.view"]) == ["wallets.changed"])
    }

    @Test(arguments: TestDatabase.all)
    func `A number is masked for those whose role hides it`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        _ = try await world.conversation("919812345678")
        func phone(_ hides: Bool) async throws -> String? {
            let scope = InboxScope(workspace: world.workspace, member: ada.member, hidesNumbers: hides)
            return try await world.list(ConversationFilter(.open), scope).map { ConversationBody($0).contact.phone }[0]
        }
        let masked = try #require(try await phone(true))

        #expect(try await phone(false) == "+919812345678")
        #expect(masked.hasSuffix("678") && !masked.contains("8123456"))
    }
}

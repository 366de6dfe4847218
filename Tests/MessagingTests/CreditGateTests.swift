import Contacts
import Credits
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// What credits allow, whoever sends: an agent, a bot, a campaign's trial, an API key.
struct CreditGateTests {
    private static let key = APIKeyID(rawValue: 71)

    /// A world with a template and a contact to send it to.
    private func world(_ kind: TestDatabase, settings: CreditSettings = CreditSettings()) async throws -> (
        MessagingWorld, Draft.Body, ContactID
    ) {
        let world = try await MessagingWorld(kind, settings: settings)
        try await world.queueCampaign(1)
        let contacts = try await world.database.read {
            try ContactStore($0, ambient: world.ambient).page(world.workspace, search: nil, after: nil, limit: 1)
        }
        return (world, .template(TemplateID(rawValue: 5), values: [:]), try #require(contacts.first).id)
    }

    private func exhaust(_ world: MessagingWorld) async throws {
        try await world.database.write { transaction in
            let ledger = world.credits.ledger(in: transaction)
            let all = try ledger.wallet(world.workspace).available
            try ledger.hold(world.workspace, reference: "all", amount: all, expiresAt: world.clock.now + .days(1))
        }
    }

    private func draft(
        _ world: MessagingWorld,
        _ body: Draft.Body,
        to contact: ContactID,
        origin: Message.Origin = .agent,
        key: APIKeyID? = nil
    ) -> Draft {
        Draft(channel: world.channel.id, contact: contact, clientID: nil, body: body, origin: origin, key: key)
    }

    @Test(arguments: TestDatabase.all, [Message.Origin.agent, .api])
    func `Paid sends are refused at the lock with what is missing, and a free reply goes out`(
        kind: TestDatabase,
        origin: Message.Origin
    ) async throws {
        let (world, template, contact) = try await world(kind)
        try await world.receive([
            WebhookBodies.body(messages: [
                WebhookBodies.text("Hello", wamid: "wamid.1", from: "919800000000", seconds: 0)
            ])
        ])
        try await exhaust(world)
        let reply = Draft.Body.freeForm(type: "text", content: #"{"body":"Hi"}"#, text: "Hi")

        await #expect(throws: CreditError.insufficient(available: .zero, needed: Points(micro: 863_100))) {
            _ = try await world.service.send([draft(world, template, to: contact, origin: origin)], in: world.workspace)
        }
        let sent = try await world.service.send(
            [draft(world, reply, to: contact, origin: origin)],
            in: world.workspace
        )
        #expect(sent.map(\.state) == [.queued])
    }

    @Test(arguments: TestDatabase.all)
    func `A strict lock refuses the free reply too`(kind: TestDatabase) async throws {
        let (world, _, contact) = try await world(kind, settings: CreditSettings(strict: true))
        try await world.receive([
            WebhookBodies.body(messages: [
                WebhookBodies.text("Hello", wamid: "wamid.1", from: "919800000000", seconds: 0)
            ])
        ])
        try await exhaust(world)
        let reply = Draft.Body.freeForm(type: "text", content: #"{"body":"Hi"}"#, text: "Hi")

        await #expect(throws: CreditError.locked(available: .zero, above: .zero)) {
            _ = try await world.service.send([draft(world, reply, to: contact)], in: world.workspace)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `An API key's cap stops that key and nobody else, and what it sends is known by channel and contact`(
        kind: TestDatabase
    ) async throws {
        let (world, template, contact) = try await world(kind)
        try await world.database.write {
            try world.credits.ledger(in: $0).setCaps(world.workspace, Caps(apiKeys: [Self.key: Points(1)]))
        }
        let byKey = draft(world, template, to: contact, origin: .api, key: Self.key)

        let sent = try await world.service.send([byKey], in: world.workspace)
        await #expect(throws: CreditError.self) { _ = try await world.service.send([byKey], in: world.workspace) }
        _ = try await world.service.send([draft(world, template, to: contact)], in: world.workspace)

        let charge = try await world.database.read {
            try world.credits.ledger(in: $0).charges(world.workspace, sent.map(\.id)).first
        }
        #expect(charge?.subject == ChargeSubject(channel: world.channel.id, contact: contact))
    }

    @Test(arguments: TestDatabase.all)
    func `A campaign's messages are known by channel and contact when they leave`(kind: TestDatabase) async throws {
        let (world, _, contact) = try await world(kind)

        let claimed = try await world.line().claim(world.channel, limit: 10)

        let charge = try await world.database.read {
            try world.credits.ledger(in: $0).charges(world.workspace, claimed.map(\.id)).first
        }
        #expect(charge?.subject == ChargeSubject(channel: world.channel.id, contact: contact))
    }
}

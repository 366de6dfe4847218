import CloudAPI
import Credits
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// What becomes of a number that is disconnected.
struct ChannelClosingTests {
    @Test(arguments: TestDatabase.all)
    func `A disconnected channel sends nothing more, what waited fails and its credits go back`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let contact = try await world.writer()
        let single = try await world.sendText("Hello", to: contact)
        let hold = try await world.queueCampaign(3)

        try await world.disconnect()
        let claimed = try await world.line().claim(world.channel, limit: 10)
        try await world.close()
        let left = try await world.database.read {
            try QueueStore(transaction: $0, workspace: world.workspace).hasUnsent(world.channel.id)
        }
        _ = try await world.database.write { try world.credits.ledger(in: $0).close(world.workspace, hold: hold) }

        #expect(claimed.isEmpty)
        #expect(!left)
        let messages = try await [world.message(single.id)] + world.campaignMessages()
        #expect(messages.count == 4)
        for message in messages {
            #expect(message.state == .failed)
            #expect(message.error?.code == Refusal.channelGone.rawValue)
        }
        #expect(try await world.wallet().held == .zero)
        #expect(try await world.wallet().available == Points(1000))
    }

    @Test(arguments: TestDatabase.all)
    func `What was in hand when the channel was disconnected fails when it comes back in line`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let claimed = try await world.line().claim(world.channel, limit: 10)
        try await world.disconnect()
        try await world.close()
        #expect(try await world.message(claimed[0].id).state == .submitting)

        try await world.write([.answered(claimed[0], .unreachable("no route"))])
        world.clock.advance(by: .seconds(3))
        try await world.close()

        #expect(try await world.message(claimed[0].id).state == .failed)
        #expect(try await world.wallet().held == .zero)
    }

    @Test(arguments: TestDatabase.all)
    func `A delivery after the channel was disconnected is charged, for a month`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let claimed = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }
        try await world.disconnect()
        try await world.close()
        world.clock.advance(by: .days(29))
        try await world.close()

        try await world.receive([
            WebhookBodies.body(
                statuses: [WebhookBodies.status("delivered", of: "wamid.0", message: claimed[0].id, seconds: 86_400)],
                messages: [WebhookBodies.text("Hi", wamid: "in.1", from: "919800000000", seconds: 86_400)]
            )
        ])

        #expect(try await world.message(claimed[0].id).charged == Points(micro: 863_100))
        #expect(try await world.wallet().spent == Points(micro: 863_100))
        let received = try await world.database.read {
            try $0.rows("SELECT id FROM messages WHERE workspace_id = \(world.workspace) AND direction = 'in'")
        }
        #expect(received.isEmpty)
        #expect(try await world.database.read { try ChannelStore($0).secrets().count } == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A month after it was disconnected, a channel's secrets are gone`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.disconnect()
        try await world.close()
        world.clock.advance(by: .days(31))

        try await world.close()

        #expect(try await world.database.read { try ChannelStore($0).secrets().isEmpty })
        let found = try await world.database.read {
            try ChannelStore($0).find(phoneNumberID: MessagingWorld.phoneNumberID, secretID: "secret")
        }
        #expect(found == nil)
    }

    @Test(arguments: TestDatabase.all, [true, false])
    func `Connected again, the number still settles what it sent before`(kind: TestDatabase, named: Bool) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let claimed = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }
        try await world.disconnect()
        let again: ChannelID = world.ambient.id()
        try await world.database.write {
            try ChannelStore($0).insert(world.workspace, MessagingWorld.newChannel(again), at: world.ambient.now())
        }

        let heard = try await world.database.read {
            try ChannelStore($0).find(phoneNumberID: MessagingWorld.phoneNumberID, secretID: "secret")
        }
        try await world.receive([
            WebhookBodies.body(statuses: [
                WebhookBodies.status("delivered", of: "wamid.0", message: named ? claimed[0].id : nil, seconds: 1)
            ])
        ])

        #expect(heard?.channel.id == again)
        #expect(try await world.message(claimed[0].id).state == .delivered)
        #expect(try await world.wallet().spent == Points(micro: 863_100))
    }

    @Test(arguments: TestDatabase.all)
    func `A webhook of one number says nothing of another number's messages`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let claimed = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }
        let other: ChannelID = world.ambient.id()
        try await world.database.write { transaction in
            try ChannelStore(transaction).insert(
                world.workspace,
                MessagingWorld.newChannel(other, number: "999"),
                at: world.ambient.now()
            )
            try world.service.progress.apply(
                [News(message: claimed[0].id, state: .delivered, at: world.ambient.now())],
                workspace: world.workspace,
                channel: other,
                in: transaction
            )
        }

        #expect(try await world.message(claimed[0].id).state == .accepted)
    }
}

import CloudAPI
import Credits
import Logging
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// What was claimed and did not leave.
struct GiveBackTests {
    @Test(arguments: TestDatabase.all)
    func `Written twice, an answer does not take a message out of another process's hands`(kind: TestDatabase)
        async throws
    {
        let heard = Heard()
        let world = try await MessagingWorld(kind, observers: [heard.observer])
        try await world.queueCampaign(1)
        let first = try await world.line(owner: 1).claim(world.channel, limit: 10)
        let answer = OutcomeWriter.Outcome.answered(first[0], .unreachable("no route"))
        try await world.write([answer])
        world.clock.advance(by: .seconds(10))
        let second = try await world.line(owner: 2).claim(world.channel, limit: 10)
        heard.forget()

        // The answer to the first commit was lost, and the writer tries again.
        try await world.write([answer])
        try await world.line(owner: 1).giveBack(first)

        #expect(second.map(\.id) == first.map(\.id))
        #expect(try await world.message(first[0].id).state == .submitting)
        #expect(heard.changes.isEmpty)
        #expect(try await world.line(owner: 3).claim(world.channel, limit: 10).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `What a claim took whose answer was lost goes back in line, and nothing that may have been sent`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(5)
        let hands = Hands()
        let sending = try await world.line(owner: 1).claim(world.channel, limit: 2)
        hands.take(sending)
        // The database went away after it had committed this.
        let lost = try await world.line(owner: 1).claim(world.channel, limit: 2)
        let others = try await world.line(owner: 2).claim(world.channel, limit: 1)
        hands.doubt(world.channel.id, at: world.clock.now)
        #expect(hands.isDoubtful(world.channel.id, at: world.clock.now))

        try await world.line(owner: 1).giveBackUnheard(world.channel.id, hands: hands)

        for message in sending + others { #expect(try await world.message(message.id).state == .submitting) }
        let again = try await world.line(owner: 1).claim(world.channel, limit: 10)
        #expect(Set(again.map(\.id)) == Set(lost.map(\.id)))
        hands.take(again)
        hands.letGo(lost)
        #expect(again.allSatisfy(hands.has), "the answer to an earlier try lets nothing go of a later one")
        #expect(hands.isDoubtful(world.channel.id, at: world.clock.now + .minutes(3)))
        #expect(
            !hands.isDoubtful(world.channel.id, at: world.clock.now + .minutes(3)),
            "looked at once more, and no longer"
        )
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever was taken for dead and knows that a message was not sent puts it back in line`(kind: TestDatabase)
        async throws
    {
        let heard = Heard()
        let world = try await MessagingWorld(kind, observers: [heard.observer])
        try await world.queueCampaign(3)
        _ = try await world.line(owner: 1).beat(channel: world.channel.id)
        let claimed = try await world.line(owner: 1).claim(world.channel, limit: 10)
        // The clock jumps, and the sweeper looks before the process has said that it is there.
        world.clock.advance(by: .minutes(1))
        await OrphanSweeper(
            database: world.database,
            ambient: world.ambient,
            progress: world.service.progress,
            logger: Logger(label: "test")
        ).sweep()
        for message in claimed { #expect(try await world.message(message.id).state == .unknown) }
        heard.forget()

        try await world.write([
            .answered(claimed[0], .rateLimited(MessagingWorld.refusal(130_429), retryAfter: nil)),
            .answered(claimed[1], .accepted(AcceptedMessage(id: "wamid.1"))),
        ])
        try await world.line(owner: 1).giveBack([claimed[2]])
        world.clock.advance(by: .hours(1))
        let again = try await world.line(owner: 2).claim(world.channel, limit: 10)

        #expect(Set(again.map(\.id)) == [claimed[0].id, claimed[2].id])
        #expect(try await world.message(claimed[1].id).state == .accepted)
        #expect(Set(heard.changes.map(\.to)) == [.queued, .accepted, .submitting])
        #expect(try await world.credits.verify().isEmpty)
        // The answer once more: it is in other hands by now.
        try await world.line(owner: 1).giveBack([claimed[0], claimed[2]])
        #expect(try await world.message(claimed[0].id).state == .submitting)
    }

    @Test(arguments: TestDatabase.all)
    func `The same process that claimed a message again is not robbed of it either`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let first = try await world.line().claim(world.channel, limit: 10)
        try await world.line().giveBack(first)
        _ = try await world.line().claim(world.channel, limit: 10)

        try await world.line().giveBack(first)

        #expect(try await world.message(first[0].id).state == .submitting)
    }

    @Test(arguments: TestDatabase.all)
    func `What is given back is told of, so that a cancelled campaign can take it back`(kind: TestDatabase) async throws
    {
        let heard = Heard()
        let world = try await MessagingWorld(kind, observers: [heard.observer])
        try await world.queueCampaign(2)
        let claimed = try await world.line().claim(world.channel, limit: 10)
        heard.forget()

        try await world.line().giveBack(claimed)

        #expect(heard.changes.map(\.to) == [.queued, .queued])
        let cancelled = try await world.database.write {
            try world.service.cancelQueued(MessagingWorld.campaign, in: $0, workspace: world.workspace)
        }
        #expect(cancelled == 2)
        #expect(try await world.wallet().held == .zero)
    }

    @Test(arguments: TestDatabase.all)
    func `What comes back to a paused campaign stays there until it is resumed`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let (service, workspace) = (world.service, world.workspace)
        try await world.queueCampaign(2)
        let claimed = try await world.line().claim(world.channel, limit: 1)
        try await world.database.write { transaction in
            try service.lockUnsent(MessagingWorld.campaign, in: transaction, workspace: workspace)
            try service.pause(MessagingWorld.campaign, in: transaction, workspace: workspace)
        }

        try await world.line().giveBack(claimed)
        let paused = try await world.line().claim(world.channel, limit: 10)
        try await world.database.write { try service.resume(MessagingWorld.campaign, in: $0, workspace: workspace) }
        let resumed = try await world.line().claim(world.channel, limit: 10)

        #expect(paused.isEmpty)
        #expect(resumed.count == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `Whatever a claim decides, observers hear of it once and last`(kind: TestDatabase) async throws {
        let heard = Heard()
        let world = try await MessagingWorld(kind, observers: [heard.observer])
        try await world.queueCampaign(3)
        try await world.database.write { transaction in
            try transaction.run(
                "UPDATE contacts SET opt_in = 'no' WHERE workspace_id = \(world.workspace) AND phone = '+919800000001'"
            )
        }
        heard.forget()

        _ = try await world.line().claim(world.channel, limit: 10)

        #expect(heard.batches.count == 1)
        #expect(Set(heard.changes.map(\.to)) == [.submitting, .failed])
        #expect(heard.changes.count == 3)
    }

    @Test(arguments: TestDatabase.all)
    func `Statuses of two numbers in one batch are told of together`(kind: TestDatabase) async throws {
        let heard = Heard()
        let world = try await MessagingWorld(kind, observers: [heard.observer])
        try await world.queueCampaign(2)
        let claimed = try await world.sendAll { .accepted(AcceptedMessage(id: "wamid.\($0.reference ?? -1)")) }
        let other: ChannelID = world.ambient.id()
        try await world.database.write { transaction in
            try ChannelStore(transaction).insert(
                world.workspace,
                MessagingWorld.newChannel(other, number: "999"),
                at: world.ambient.now()
            )
            try transaction.run(
                "UPDATE messages SET channel_id = \(other) WHERE workspace_id = \(world.workspace) AND id = \(claimed[1].id)"
            )
        }
        heard.forget()

        try await world.receive([
            WebhookBodies.body(statuses: [
                WebhookBodies.status("delivered", of: "wamid.0", message: claimed[0].id, seconds: 1)
            ]),
            WebhookBodies.body(
                number: "999",
                statuses: [WebhookBodies.status("delivered", of: "wamid.1", message: claimed[1].id, seconds: 1)]
            ),
        ])

        #expect(heard.batches.map(\.count) == [2])
        #expect(try await world.wallet().spent == Points(micro: 2 * 863_100))
    }
}

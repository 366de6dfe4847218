import CloudAPI
import Contacts
@testable import Messaging
import Primitives
@testable import Sequences
import Storage
import TestSupport
import Testing

/// Who has replied to which campaign, and tapped which button: for the sequences that wait for it.
struct CampaignReplyTests {
    private typealias World = SequencesWorld
    private static let campaign = CampaignID(rawValue: 99)

    private func waiting(_ world: World, for outcome: SequencePlan.CampaignOutcome.Outcome) async throws -> SequenceID {
        try await world.publish([World.step("a", 1, .days)]) {
            $0.trigger = .init(.campaign, campaign: .init(Self.campaign, outcome))
        }
    }

    /// A message in line, as a campaign's own would be; of none where that is `nil`.
    private func queue(_ world: World, to contact: ContactID, of campaign: CampaignID? = Self.campaign) async throws
        -> MessageID
    {
        let draft = Draft(
            channel: world.channel.id,
            contact: contact,
            clientID: nil,
            body: .template(World.utility, values: [:]),
            origin: .api
        )
        let message = try await world.messaging.send([draft], in: world.workspace)[0].id
        try await world.database.write { transaction in
            try transaction.run(
                """
                UPDATE messages SET campaign_id = \(campaign), reference = \(campaign == nil ? nil : contact.rawValue)
                WHERE workspace_id = \(world.workspace) AND id = \(message)
                """
            )
        }
        return message
    }

    private func reply(_ world: World, _ contact: ContactID, to message: MessageID? = nil, isTap: Bool = false)
        async throws
    {
        try await world.database.write { transaction in
            let found = try ConversationStore(transaction)
                .find(world.workspace, channel: world.channel.id, contact: contact)
            let reply = ContactReply(
                message: world.ambient.id(),
                channel: world.channel.id,
                contact: contact,
                conversation: try #require(found).id,
                at: world.clock.now,
                quoted: message.map { "wamid.\($0)" },
                isTap: isTap
            )
            try world.hooks.replied(InboxDesk(world.messaging, workspace: world.workspace, in: transaction), reply)
        }
        while try await world.runDue() > 0 {}
    }

    @Test(arguments: TestDatabase.all, [Messaging.MessageState.queued, .unknown, .expired, .failed, .cancelled])
    func `A message that has not left, or did not arrive, is replied to by nobody`(
        kind: TestDatabase,
        state: Messaging.MessageState
    ) async throws {
        let world = try await World(kind)
        let replied = try await waiting(world, for: .replied)
        let asha = try await world.person(1)
        let message = try await queue(world, to: asha)
        try await world.database.write { transaction in
            try transaction.run(
                "UPDATE messages SET state = \(state) WHERE workspace_id = \(world.workspace) AND id = \(message)"
            )
        }
        try await world.hear("About something else", from: "919800000011")
        while try await world.runDue() > 0 {}
        #expect(try await world.all(of: replied).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A reply is to the last campaign that had left, counted from when it left, and STOP to none`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await World(kind)
        let replied = try await waiting(world, for: .replied)
        let people = [
            try await world.person(1), try await world.person(2), try await world.person(3), try await world.person(4),
        ]
        // They stood in line for days.
        for person in people.dropLast() { _ = try await queue(world, to: person) }
        world.clock.advance(by: .days(5))
        _ = try await world.send()
        _ = try await queue(world, to: people[3])
        world.clock.advance(by: .days(1))
        // One of another campaign stands in line, newer.
        _ = try await queue(world, to: people[0], of: CampaignID(rawValue: 98))
        try await world.hear("Yes please", from: "919800000011")
        try await world.hear("STOP", from: "919800000012")
        try await world.hear("What is this?", from: "919800000014")
        world.clock.advance(by: .days(2) + .seconds(10))
        try await world.hear("Too late", from: "919800000013")
        while try await world.runDue() > 0 {}
        #expect(try await world.all(of: replied).map(\.contact) == [people[0]])
    }

    @Test(arguments: TestDatabase.all)
    func `A tap counts for the message that has the button, and what quotes another is no reply to a campaign`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let (replied, clicked) = (try await waiting(world, for: .replied), try await waiting(world, for: .clicked))
        let (asha, ben) = (try await world.person(1), try await world.person(2))
        let other = try await queue(world, to: asha, of: nil)
        let (first, second) = (try await queue(world, to: asha), try await queue(world, to: ben))
        _ = try await world.send()
        #expect(first != other)
        try await reply(world, asha, to: other, isTap: true)
        try await reply(world, asha, to: other)
        #expect(try await world.all(of: replied).isEmpty)
        #expect(try await world.all(of: clicked).isEmpty)
        // A button that we know nothing of says nothing of the campaign; that they wrote does.
        try await reply(world, asha, isTap: true)
        #expect(try await world.all(of: replied).map(\.contact) == [asha])
        #expect(try await world.all(of: clicked).isEmpty)
        // However late.
        world.clock.advance(by: .days(4))
        try await reply(world, ben, to: second, isTap: true)
        #expect(try await world.all(of: replied).map(\.contact) == [asha])
        #expect(try await world.all(of: clicked).map(\.contact) == [ben])
    }

    @Test(arguments: TestDatabase.all)
    func `STOP is no reply to a step, and what WhatsApp says of a person is none of theirs`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0), World.step("b", 1, .days)])
        try await world.enrol(sequence, try await world.person(1), try await world.person(2))
        #expect(try await world.work().count == 2)
        try await world.hear("STOP", from: "919800000012")
        try await world.hear([
            (
                from: "919800000011", type: "system",
                content: [
                    "body": "Asha changed their number", "type": "user_changed_number", "wa_id": "919800000099",
                ]
            )
        ])
        #expect(try await world.numbers(sequence, "a").replied == 0)
        #expect(try await world.all(of: sequence).map(\.stage.rawValue).sorted() == ["dropped", "inProgress"])
    }
}

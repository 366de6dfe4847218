import CloudAPI
import Credits
import Logging
import Logging
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// From queue to charge, with webhooks that come twice, late and in disorder.
struct ProgressTests {
    /// What is told of nine messages in the order in which it happens.
    private static let story: [(number: Int, word: String, seconds: Int64, code: Int?)] = [
        (0, "sent", 1, nil), (1, "sent", 1, nil), (2, "sent", 1, nil), (3, "sent", 2, nil), (4, "failed", 2, 131_026),
        (0, "delivered", 3, nil), (1, "delivered", 3, nil), (0, "read", 5, nil), (5, "delivered", 6, nil),
        (5, "read", 6, nil), (6, "failed", 7, 131_049), (6, "delivered", 9, nil), (2, "failed", 9, 131_053),
    ]

    private static func bodies(_ claimed: [Claimed], shuffledBy seed: UInt64?, named: Bool) -> [JSON] {
        let byReference = Dictionary(claimed.map { ($0.reference ?? -1, $0.id) }) { first, _ in first }
        let statuses = story.map { part in
            WebhookBodies.status(
                part.word,
                of: "wamid.\(part.number)",
                message: named ? byReference[Int64(part.number)] : nil,
                seconds: part.seconds,
                code: part.code
            )
        }
        let texts = (0..<4).map { number in
            WebhookBodies.body(
                messages: [
                    WebhookBodies.text(
                        "Hello \(number)",
                        wamid: "wamid.in\(number)",
                        from: "919800000000",
                        seconds: Int64(number)
                    )
                ],
                contacts: [WebhookBodies.contact("Person 0", "919800000000")]
            )
        }
        guard let seed else { return statuses.map { WebhookBodies.body(statuses: [$0]) } + texts }
        var dice = SeededGenerator(seed: seed)
        let many = (statuses + statuses + statuses).shuffled(using: &dice)
        let split = Int.random(in: 1..<many.count, using: &dice)
        let packed = [
            WebhookBodies.body(statuses: Array(many[..<split])), WebhookBodies.body(statuses: Array(many[split...])),
        ]
        return (packed + texts + texts + texts).shuffled(using: &dice)
    }

    private static func run(_ kind: TestDatabase, shuffledBy seed: UInt64?, named: Bool) async throws -> [String] {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(7)
        let claimed = try await world.sendAll { .accepted(AcceptedMessage(id: "wamid.\($0.reference ?? -1)")) }
        try await world.receive(bodies(claimed, shuffledBy: seed, named: named))
        return try await world.fingerprint()
    }

    @Test(arguments: TestDatabase.all, [UInt64](1...8))
    func `Every webhook three times and shuffled gives the same state as once in order`(
        kind: TestDatabase,
        seed: UInt64
    ) async throws {
        let once = try await Self.run(kind, shuffledBy: nil, named: true)

        let shuffled = try await Self.run(kind, shuffledBy: seed, named: seed.isMultiple(of: 2))

        #expect(shuffled == once, "seed \(seed)")
    }

    @Test(arguments: TestDatabase.all)
    func `A message is charged when it is delivered, and not before`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(2)
        let price = Points(micro: 863_100)
        let held = try await world.wallet()
        let claimed = try await world.sendAll { .accepted(AcceptedMessage(id: "wamid.\($0.reference ?? -1)")) }

        try await world.receive([
            WebhookBodies.body(statuses: [
                WebhookBodies.status("sent", of: "wamid.0", message: claimed[0].id, seconds: 1)
            ])
        ])
        let sent = try await world.wallet()
        try await world.receive([
            WebhookBodies.body(statuses: [
                WebhookBodies.status("delivered", of: "wamid.0", message: claimed[0].id, seconds: 2),
                WebhookBodies.status("failed", of: "wamid.1", message: claimed[1].id, seconds: 2, code: 131_026),
            ])
        ])
        let settled = try await world.wallet()

        #expect(held.held == price + price)
        #expect(sent.spent == .zero && sent.held == held.held)
        #expect(settled.spent == price)
        #expect(settled.held == .zero)
        #expect(settled.available == Points(1000) - price)
        #expect(try await world.message(claimed[0].id).charged == price)
        #expect(try await world.message(claimed[1].id).state == .failed)
    }

    @Test(arguments: TestDatabase.all)
    func `A status that comes before the answer of the call is kept until its message is known`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let claimed = try await world.line().claim(world.channel, limit: 10)

        try await world.receive([
            WebhookBodies.body(statuses: [WebhookBodies.status("delivered", of: "wamid.early", seconds: 1)])
        ])
        #expect(try await world.message(claimed[0].id).state == .submitting)
        try await world.database.write { transaction in
            try OutcomeStep(
                workspace: world.workspace,
                channel: world.channel.id,
                progress: world.service.progress,
                at: world.ambient.now(),
                transaction: transaction
            ).apply([.answered(claimed[0], .accepted(AcceptedMessage(id: "wamid.early")))])
        }

        let message = try await world.message(claimed[0].id)
        #expect(message.state == .delivered)
        #expect(message.charged == Points(micro: 863_100))
    }

    @Test(arguments: TestDatabase.all)
    func `A webhook signed for another app changes nothing`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let claimed = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }
        let before = try await world.fingerprint()

        try await world.receive(
            [
                WebhookBodies.body(statuses: [
                    WebhookBodies.status("delivered", of: "wamid.0", message: claimed[0].id, seconds: 1)
                ])
            ],
            secretID: "another"
        )

        #expect(try await world.fingerprint() == before)
    }

    @Test(arguments: TestDatabase.all)
    func `A status that cannot be processed is kept with the reason, and those beside it are not held up`(
        kind: TestDatabase
    )
        async throws
    {
        struct Refusal: Error {}
        let world = try await MessagingWorld(
            kind,
            observers: [
                { _, _, changes in
                    if changes.contains(where: { $0.reference == 1 && $0.to == .delivered }) { throw Refusal() }
                }
            ]
        )
        try await world.queueCampaign(3)
        let sent = try await world.line().claim(world.channel, limit: 10)

        try await world.receive(
            sent.enumerated().map { place, message in
                WebhookBodies.body(statuses: [
                    WebhookBodies.status("delivered", of: "wamid.\(place)", message: message.id, seconds: 1)
                ])
            }
        )

        #expect(try await world.message(sent[0].id).state == .delivered)
        #expect(try await world.message(sent[1].id).state == .submitting)
        #expect(try await world.message(sent[2].id).state == .delivered)
        let (states, kept) = try await world.database.read { transaction in
            (
                try transaction.rows("SELECT state FROM webhook_inbox").map { try $0["state"] as Int64 },
                try transaction.rows("SELECT body FROM channel_notices").map { try $0["body"] as String }
            )
        }
        #expect(states == [1, 1, 1])
        #expect(kept.count == 1 && kept[0].contains("Refusal"))
    }

    @Test(arguments: TestDatabase.all)
    func `Times and texts that no number and no database holds stop nothing`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        func hello(_ text: String, _ wamid: String, seconds: Int64) -> JSON {
            WebhookBodies.body(messages: [
                WebhookBodies.text(text, wamid: wamid, from: "919800000001", seconds: seconds)
            ])
        }

        try await world.receive([
            hello("a", "wamid.past", seconds: -99_999_999_999_999_999),
            hello("b", "wamid.future", seconds: 99_999_999_999_999_999),
            hello("c\0d", "wamid.nul", seconds: 1),
            WebhookBodies.body(statuses: [WebhookBodies.status("sent\0", of: "wamid.\0", seconds: 1)]),
        ])

        let texts = try await world.database.read {
            try $0.rows("SELECT text FROM messages ORDER BY text").map { try $0["text"] as String }
        }
        #expect(texts == ["a", "b", "c\u{FFFD}d"])
        let waiting = try await world.database.read {
            try $0.row("SELECT count(*) AS count FROM webhook_inbox WHERE state = 0")
        }
        #expect(try #require(waiting)["count"] == Int64(0))
    }

    @Test(arguments: TestDatabase.all)
    func `Alone on the database, a start need not wait to know that the last process is dead`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(3)
        _ = try await world.line(owner: 1).beat(channel: world.channel.id)
        let claimed = try await world.line(owner: 1).claim(world.channel, limit: 2)
        let sweeper = OrphanSweeper(
            database: world.database,
            ambient: world.ambient,
            progress: world.service.progress,
            logger: Logger(label: "test")
        )

        await sweeper.sweep()
        #expect(try await world.message(claimed[0].id).state == .submitting)
        try await world.database.write { try MessagingFeature.takeOver(in: $0) }
        await sweeper.sweep()

        #expect(try await world.message(claimed[0].id).state == .unknown)
        #expect(try await world.message(claimed[1].id).state == .unknown)
        #expect(try await world.line(owner: 2).beat(channel: world.channel.id) == 1, "the pace is its own again")
        #expect(try await world.line(owner: 2).claim(world.channel, limit: 10).count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `What a dead process had in its hands is unknown, never sent again, and cleared up by its webhook`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(2)
        _ = try await world.line(owner: 1).beat(channel: world.channel.id)
        let claimed = try await world.line(owner: 1).claim(world.channel, limit: 10)
        world.clock.advance(by: .seconds(20))
        let sweeper = OrphanSweeper(
            database: world.database,
            ambient: world.ambient,
            progress: world.service.progress,
            logger: Logger(label: "test")
        )

        await sweeper.sweep()
        let again = try await world.line(owner: 2).claim(world.channel, limit: 10)
        try await world.receive([
            WebhookBodies.body(statuses: [
                WebhookBodies.status("delivered", of: "wamid.0", message: claimed[0].id, seconds: 1)
            ])
        ])
        let heard = try await world.message(claimed[0].id)
        let silent = try await world.message(claimed[1].id)
        world.clock.advance(by: .hours(73))
        await sweeper.sweep()

        #expect(again.isEmpty)
        #expect(heard.state == .delivered && heard.wamid == "wamid.0")
        #expect(silent.state == .unknown)
        #expect(try await world.message(claimed[1].id).state == .expired)
        #expect(try await world.wallet().held == .zero)
    }

    @Test(arguments: TestDatabase.all)
    func `Observers hear Meta's times, the earliest, and none from before the message was made`(kind: TestDatabase)
        async throws
    {
        let heard = Heard()
        let world = try await MessagingWorld(kind, observers: [heard.observer])
        let start = world.clock.now
        try await world.queueCampaign(1)
        let claimed = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }
        world.clock.advance(by: .hours(2))

        for (word, seconds) in [("sent", Int64(-7_200)), ("read", 40), ("delivered", 30), ("delivered", 20)] {
            try await world.receive([
                WebhookBodies.body(statuses: [
                    WebhookBodies.status(word, of: "wamid.0", message: claimed[0].id, seconds: seconds)
                ])
            ])
        }

        let last = try #require(heard.changes.last)
        #expect(last.sentAt == start)
        #expect(last.deliveredAt == start + .seconds(20))
        #expect(last.readAt == start + .seconds(40))
    }
}

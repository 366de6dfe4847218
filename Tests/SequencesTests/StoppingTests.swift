@testable import Automation
import CloudAPI
import Contacts
import Credits
import Events
@testable import Messaging
import Primitives
@testable import Sequences
import Storage
import TestSupport
import Testing

/// What ends a sequence, and what is counted.
struct StoppingTests {
    private typealias World = SequencesWorld
    private static let number = "919800000011"
    private static let bought = ContactPredicate.test(.init("name", .is, .text("Buyer")))

    @Test(arguments: TestDatabase.all)
    func `A reply ends it in its own transaction, and takes back a step that has not left`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0), World.step("b", 1), World.step("c", 1)])
        try await world.enrol(sequence, try await world.person(1))
        #expect(try await world.work().count == 1)
        world.clock.advance(by: .hours(1))
        // The second step is in line, and no dispatcher has come yet.
        while try await world.desk.round() > 0 {}
        try await world.hear("Yes!", from: Self.number)
        #expect(try await world.pass(.days(2)).isEmpty)
        let end = try await world.one(of: sequence)
        #expect(end.stage == .success && end.words == "The contact answered.")
        #expect(try await world.path(end) == [.sent, .sent, .replied])
        #expect(try await world.restsForEver())
        #expect(try await world.numbers(sequence, "b").sent == 0)
        #expect(try await world.numbers(sequence, "b").replied == 1)
        let counts = try await world.counts(sequence)
        #expect(counts.success == 1 && counts.inProgress == 0 && counts.enrolled == 1)
    }

    @Test(arguments: TestDatabase.all, [false, true])
    func `A step that was in hand when the reply came, and that Meta did not take, does not come after it`(
        kind: TestDatabase,
        isShutDown: Bool
    ) async throws {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0), World.step("b", 1), World.step("c", 1)])
        try await world.enrol(sequence, try await world.person(1))
        #expect(try await world.work().count == 1)
        let held = try await world.wallet().held
        world.clock.advance(by: .hours(1))
        while try await world.desk.round() > 0 {}
        let hands = try await world.line.claim(world.channel, limit: 10)
        #expect(hands.count == 1)
        try await world.hear("Yes!", from: Self.number)
        if isShutDown {
            try await world.line.giveBack(hands)
        } else {
            let busy = GraphError(code: 131_056, message: "Pair rate limit hit")
            try await world.record([.answered(hands[0], .rateLimited(busy, retryAfter: nil))])
        }

        #expect(try await world.pass(.days(2)).isEmpty)
        #expect(try await world.one(of: sequence).stage == .success)
        #expect(try await world.numbers(sequence, "b").sent == 0)
        #expect(try await world.wallet().held == held, "what it would have cost is free again")
        let state = try await world.database.read { try MessageStore($0).find(world.workspace, hands[0].id)?.state }
        #expect(state == .cancelled)
    }

    @Test(arguments: TestDatabase.all)
    func `STOP drops instead of succeeding, and what somebody wrote before the first step ends nothing`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 1), World.step("b", 1)])
        try await world.enrol(sequence, try await world.person(1))
        try await world.hear("Are you there?", from: Self.number)
        #expect(try await world.one(of: sequence).endedAt == nil)
        #expect(try await world.pass(.hours(1)).count == 1)
        try await world.hear("STOP", from: Self.number)
        let end = try await world.one(of: sequence)
        #expect(end.stage == .dropped && end.words.contains("do not want marketing"))
    }

    @Test(arguments: TestDatabase.all)
    func `A reply is counted once a step where it does not stop; reactions and other channels count nothing`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0), World.step("b", 2)]) { $0.stopOnReply = false }
        try await world.enrol(sequence, try await world.person(1))
        let first = try await world.work()
        try await world.hear("One", from: Self.number)
        try await world.hear("Two", from: Self.number)
        try await world.hear([
            (
                from: Self.number, type: "reaction",
                content: ["message_id": .string("wamid.\(first[0].message)"), "emoji": "👍"]
            )
        ])
        #expect(try await world.pass(.hours(2)).count == 1)
        try await world.hear("Three", from: Self.number)
        #expect(try await world.numbers(sequence, "a").replied == 1)
        #expect(try await world.numbers(sequence, "b").replied == 1)
        #expect(try await world.one(of: sequence).stage == .completed)
    }

    @Test(arguments: TestDatabase.all)
    func `A success or failure condition ends it as soon as it is met, also after the last step`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0), World.step("b", 1, .days)]) {
            $0.success = Self.bought
            $0.failure = .test(.init("name", .is, .text("Lost")))
        }
        let (asha, ben) = (try await world.person(1), try await world.person(2))
        try await world.enrol(sequence, asha, ben)
        try await world.work()
        try await world.edit(asha) { $0.name = "Buyer" }
        try await world.edit(ben) { $0.name = "Lost" }
        #expect(try await world.work().isEmpty)
        #expect(Set(try await world.all(of: sequence).map(\.stage)) == [.success, .failed])

        let short = try await world.publish([World.step("a", 0)]) { $0.success = Self.bought }
        let cleo = try await world.person(3)
        try await world.enrol(short, cleo)
        try await world.work()
        #expect(try await world.one(of: short).stage == .completed)
        try await world.edit(cleo) { $0.name = "Buyer" }
        try await world.work()
        #expect(try await world.one(of: short).stage == .success)
        let counts = try await world.counts(short)
        #expect(counts.completed == 0 && counts.success == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Statuses are counted by step in any order, and a number that is not on WhatsApp fails the enrolment`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0), World.step("b", 1)])
        try await world.enrol(sequence, try await world.person(1), try await world.person(2))
        let sent = try await world.work()
        try await world.status(.read, sent[0].message)
        try await world.status(.delivered, sent[0].message)
        try await world.status(.failed, sent[1].message)
        try await world.work()
        let numbers = try await world.numbers(sequence, "a")
        #expect(numbers.scheduled == 2 && numbers.sent == 1 && numbers.delivered == 1 && numbers.read == 1)
        #expect(numbers.failed == 1)
        let failed = try #require(try await world.all(of: sequence).first { $0.contact == sent[1].contact })
        #expect(failed.stage == .failed && failed.words.contains("was not delivered"))
        // Delivered after all: the numbers follow; what ended stays ended.
        try await world.status(.delivered, sent[1].message)
        #expect(try await world.numbers(sequence, "a").failed == 0)
        #expect(try await world.numbers(sequence, "a").delivered == 2)
        #expect(try await world.pass(.hours(2)).map(\.contact) == [sent[0].contact])
    }

    @Test(arguments: TestDatabase.all)
    func `A passing failure leaves it in progress, and one of the last step fails what was completed`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0), World.step("b", 1)])
        try await world.enrol(sequence, try await world.person(1))
        let first = try await world.work()
        try await world.status(.failed, first[0].message, code: 131_049)
        try await world.work()
        #expect(try await world.one(of: sequence).stage == .inProgress)
        let last = try await world.pass(.hours(1))
        #expect(try await world.one(of: sequence).stage == .completed)
        try await world.status(.failed, try #require(last.first).message, code: 131_049)
        try await world.work()
        #expect(try await world.one(of: sequence).stage == .failed)
    }

    @Test(arguments: TestDatabase.all)
    func `A tap on a button of the step is a click and a reply`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0), World.step("b", 1)])
        try await world.enrol(sequence, try await world.person(1))
        let sent = try await world.work()
        let before = try await world.one(of: sequence)
        let reply = try await world.database.write { transaction in
            let found = try ConversationStore(transaction)
                .find(world.workspace, channel: world.channel.id, contact: before.contact)
            let conversation = try #require(found)
            let reply = ContactReply(
                message: world.ambient.id(),
                channel: world.channel.id,
                contact: before.contact,
                conversation: conversation.id,
                at: world.clock.now,
                quoted: "wamid.\(sent[0].message)",
                isTap: true
            )
            try world.hooks.replied(InboxDesk(world.messaging, workspace: world.workspace, in: transaction), reply)
            return reply
        }
        #expect(reply.isTap)
        let numbers = try await world.numbers(sequence, "a")
        #expect(numbers.clicked == 1 && numbers.replied == 1)
        #expect(try await world.one(of: sequence).stage == .success)
    }

    @Test(arguments: TestDatabase.all)
    func `Counters that were added up are those that were counted, and live views hear of them once`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0)])
        for number in 0..<20 { try await world.enrol(sequence, try await world.person(number)) }
        try await world.work()
        let before = try await world.counts(sequence)
        while try await world.feature.counting.fold() {}
        #expect(try await world.counts(sequence) == before)
        #expect(before.enrolled == 20 && before.completed == 20)
        let events = try await world.database.read { transaction in
            try world.events.page(workspace: world.workspace, after: nil, limit: 1000, in: transaction)
                .filter { $0.kind == "sequence.changed" && $0.payload.contains("\"enrolled\":20") }
        }
        #expect(events.count == 1)
        #expect(events[0].payload.contains("\"sequenceId\":\"\(sequence)\""))
    }
}

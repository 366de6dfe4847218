@testable import Contacts
import Credits
@testable import Messaging
import Primitives
@testable import Sequences
import Storage
import TestSupport
import Testing

/// Sequences from enrolment to end, on both engines.
struct RunningTests {
    private typealias World = SequencesWorld
    private static let named = ContactPredicate.test(.init("name", .is, .text("Asha Rao")))

    @Test(arguments: TestDatabase.all)
    func `Steps are sent at their times, once each, and then it is completed`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0), World.step("b", 2), World.step("c", 1, .days)])
        let asha = try await world.person(1)
        let start = world.clock.now
        #expect(try await world.enrol(sequence, asha).enrolled == 1)
        #expect(try await world.one(of: sequence).stage == .enrolled)
        #expect(try await world.work().map(\.text) == ["A notice"])
        #expect(try await world.one(of: sequence).stage == .inProgress)
        let sent = try await world.pass(.days(3))
        #expect(sent.map(\.at) == [start + .hours(2), start + .hours(26)])
        let end = try await world.one(of: sequence)
        #expect(end.stage == .completed && end.endedAt == start + .hours(26))
        #expect(try await world.path(end) == [.sent, .sent, .sent])
        #expect(try await world.restsForEver())
        let counts = try await world.counts(sequence)
        #expect(counts.enrolled == 1 && counts.completed == 1 && counts.inProgress == 0)
        // It is a broadcast: nobody's inbox has it, and no message says that somebody answered.
        let message = try await world.database.read { try MessageStore($0).find(world.workspace, sent[0].message) }
        #expect(message?.origin == .sequence)
        let conversation = try await world.database.read {
            try ConversationStore($0).find(world.workspace, channel: world.channel.id, contact: asha)
        }
        #expect(conversation?.isShown == false && conversation?.answeredAt == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `A delay counts from the enrolment where the step says so`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 2), World.step("b", 3, after: .enrolment)])
        let start = world.clock.now
        try await world.enrol(sequence, try await world.person(1))
        #expect(try await world.pass(.hours(5)).map(\.at) == [start + .hours(2), start + .hours(3)])
    }

    @Test(arguments: TestDatabase.all)
    func
        `Nobody is enrolled twice at once, and with “once” never again; each who is skipped is counted with the reason`(
            kind: TestDatabase
        ) async throws
    {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0)]) { $0.start = Self.named }
        let (asha, ben, blocked) = (
            try await world.person(1), try await world.person(2, name: "Ben"), try await world.person(3)
        )
        try await world.edit(blocked) { $0.isBlocked = true }
        #expect(try await world.enrol(sequence, asha, ben, blocked).skipped == [.start: 1, .blocked: 1])
        #expect(try await world.enrol(sequence, asha).skipped == [.running: 1])
        try await world.work()
        #expect(try await world.enrol(sequence, asha, ContactID(rawValue: 1)).skipped == [.before: 1, .gone: 1])
        var plan = try await world.feature.service.find(sequence, in: world.workspace).sequence.draft
        plan.once = false
        try await world.edit(sequence, plan)
        #expect(try await world.enrol(sequence, asha).enrolled == 1)
        #expect(try await world.work().count == 1)
        #expect(try await world.all(of: sequence).map(\.stage) == [.completed, .completed])
    }

    @Test(arguments: TestDatabase.all)
    func `Inside an open window the text goes out, outside the template, and without one the step is skipped`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let sequence = try await world.publish([
            World.step("a", 0, text: "Hello {{firstName}}, how are you? {{custom.none}}"),
            World.step("b", 2, .days, text: "Still there?"), World.step("c", 1, template: nil, text: "Text alone"),
        ]) { $0.stopOnReply = false }
        let asha = try await world.person(1)
        try await world.hear(from: "919800000011")
        try await world.enrol(sequence, asha)
        #expect(try await world.work().map(\.text) == ["Hello Asha, how are you?"])
        #expect(try await world.pass(.days(3)).map(\.text) == ["A notice"])
        let end = try await world.one(of: sequence)
        #expect(end.stage == .completed)
        #expect(try await world.path(end) == [.sent, .sent, .skipped])
    }

    @Test(arguments: TestDatabase.all)
    func `A condition is looked at when the step is due: who does not meet it goes on without it`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let sequence = try await world.publish([
            World.step("a", 1, condition: Self.named), World.step("b", 1, condition: Self.named), World.step("c", 1),
        ])
        let asha = try await world.person(1)
        try await world.enrol(sequence, asha)
        #expect(try await world.pass(.hours(1)).count == 1)
        try await world.edit(asha) { $0.name = "Asha Iyer" }
        #expect(try await world.pass(.hours(3)).count == 1)
        #expect(try await world.path(try await world.one(of: sequence)) == [.sent, .skipped, .sent])
    }

    @Test(arguments: TestDatabase.all)
    func `Marketing asks for consent at each step; who has said no drops out with words`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let sequence = try await world.publish([
            World.step("a", 1, template: World.marketing), World.step("b", 1, template: World.marketing),
        ])
        let asha = try await world.person(1)
        try await world.enrol(sequence, asha)
        #expect(try await world.pass(.hours(1)).count == 1)
        try await world.edit(asha) { $0.optIn = .no }
        #expect(try await world.pass(.hours(5)).isEmpty)
        let end = try await world.one(of: sequence)
        #expect(end.stage == .dropped && end.words.contains("do not want marketing"))
        #expect(try await world.numbers(sequence, "b").dropped == 1)
        #expect(try await world.restsForEver())
    }

    @Test(arguments: TestDatabase.all)
    func `Without credits the step fails once, the enrolment is held with words, and goes on when there are some`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind, points: 0)
        let sequence = try await world.publish([World.step("a", 1)])
        try await world.enrol(sequence, try await world.person(1))
        #expect(try await world.pass(.hours(6)).isEmpty)
        let held = try await world.one(of: sequence)
        #expect(held.stage == .enrolled && held.words.contains("credits") && held.endedAt == nil)
        #expect(try await world.path(held) == [.held])
        #expect(try await world.numbers(sequence, "a").failed == 1)
        try await world.database.write { transaction in
            try world.credits.ledger(in: transaction)
                .grant(world.workspace, kind: .promotion, amount: Points(100), reference: "more")
        }
        #expect(try await world.pass(.hours(2)).count == 1)
        #expect(try await world.one(of: sequence).stage == .completed)
    }

    @Test(arguments: TestDatabase.all)
    func `A template that WhatsApp paused holds the step; a variable without a value ends it as failed`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await World(kind)
        var greeting = World.step("a", 1, template: World.greeting)
        greeting.template?.variables = ["body.1": .init(field: "email")]
        let sequence = try await world.publish([World.step("n", 0), greeting])
        func set(_ status: String, _ id: TemplateID) async throws {
            try await world.database.write {
                try $0.run("UPDATE templates SET status = \(status) WHERE workspace_id = 7 AND id = \(id)")
            }
        }
        try await set("PAUSED", World.utility)
        try await world.enrol(sequence, try await world.person(1))
        #expect(try await world.pass(.minutes(30)).isEmpty)
        #expect(try await world.one(of: sequence).words.contains("PAUSED"))
        try await set("APPROVED", World.utility)
        #expect(try await world.pass(.hours(1)).count == 1)
        #expect(try await world.pass(.hours(2)).isEmpty)
        let end = try await world.one(of: sequence)
        #expect(end.stage == .failed && end.words.contains("Step a"))
    }

    @Test(arguments: TestDatabase.all)
    func `Blocked, deleted and erased contacts drop at once, with words`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 1, .days)])
        let (asha, ben, cleo) = (try await world.person(1), try await world.person(2), try await world.person(3))
        try await world.enrol(sequence, asha, ben, cleo)
        try await world.edit(asha) { $0.isBlocked = true }
        try await world.database.write { transaction in
            try transaction.run("UPDATE contacts SET deleted_at = 1 WHERE workspace_id = 7 AND id = \(ben)")
            try ContactNews(events: world.events, workspace: world.workspace)
                .tell("contact.deleted", ben, in: transaction)
            _ = try world.hooks.eraser.run(
                transaction,
                world.workspace,
                ErasedPerson(contact: cleo, identities: [], name: "Cleo")
            )
        }
        #expect(try await world.work().isEmpty)
        let all = try await world.all(of: sequence)
        #expect(all.allSatisfy { $0.stage == .dropped })
        #expect(
            Set(all.map(\.words)) == [
                "The contact was blocked.", "The contact was deleted.", "The person asked to be forgotten.",
            ]
        )
        #expect(try await world.restsForEver())
        #expect(try await world.counts(sequence).dropped == 3)
    }

    @Test(arguments: TestDatabase.all)
    func `Contacts that become one are in the sequence once, under the one that stays`(kind: TestDatabase) async throws
    {
        let world = try await World(kind)
        let both = try await world.publish([World.step("a", 1, .days)])
        let other = try await world.publish([World.step("a", 2, .days)])
        let (asha, twin) = (try await world.person(1), try await world.person(2))
        try await world.enrol(both, asha, twin)
        try await world.enrol(other, twin)
        try await world.database.write { transaction in
            try ContactStore(transaction, ambient: world.ambient)
                .merge(twin, into: asha, in: world.workspace, onMerge: world.messaging.followMerge)
        }
        let sent = try await world.pass(.days(3), step: .hours(6))
        #expect(sent.map(\.contact) == [asha, asha])
        #expect(
            try await world.all(of: both).map(\.stage).sorted { $0.rawValue < $1.rawValue } == [.completed, .dropped]
        )
        #expect(try await world.one(of: other).stage == .completed)
    }
}

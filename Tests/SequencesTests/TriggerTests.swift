import Automation
import Contacts
@testable import Messaging
import Primitives
@testable import Sequences
import Storage
import TestSupport
import Testing

/// What enrols contacts by itself.
struct TriggerTests {
    private typealias World = SequencesWorld

    @Test(arguments: TestDatabase.all)
    func `Contacts are enrolled when they are made, changed or both, if they meet the start condition`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await World(kind)
        let steps = [World.step("a", 1)]
        let create = try await world.publish(steps) {
            $0.trigger = .init(.create)
            $0.start = .test(.init("name", .startsWith, .text("Asha")))
        }
        let update = try await world.publish(steps) { $0.trigger = .init(.update) }
        let both = try await world.publish(steps) { $0.trigger = .init(.both) }
        let manual = try await world.publish(steps)
        let (asha, ben) = (try await world.person(1), try await world.person(2, name: "Ben"))
        try await world.work()
        #expect(try await world.all(of: create).map(\.contact) == [asha])
        #expect(try await world.all(of: update).isEmpty)
        #expect(Set(try await world.all(of: both).map(\.contact)) == [asha, ben])
        try await world.edit(ben) { $0.name = "Benjamin" }
        try await world.work()
        #expect(try await world.all(of: update).map(\.contact) == [ben])
        // Enrolled once, whatever happens to them.
        #expect(try await world.all(of: both).count == 2)
        #expect(try await world.all(of: manual).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever writes for the first time is a contact that was made; an event of the log enrols whom it is about`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let create = try await world.publish([World.step("a", 1)]) { $0.trigger = .init(.create) }
        let wrote = try await world.publish([World.step("a", 1)]) {
            $0.trigger = .init(.event, event: "message.created")
        }
        try await world.hear("Hello", from: "919800000044")
        try await world.hear("Anybody there?", from: "919800000044")
        try await world.work()
        #expect(try await world.all(of: create).count == 1)
        #expect(try await world.all(of: wrote).count == 1)
        // The two hellos came before anything was sent: they answer nothing.
        #expect(try await world.pass(.hours(1)).count == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `What becomes of a campaign's message enrols its recipient, for this campaign and this outcome alone`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let campaign = CampaignID(rawValue: 99)
        let read = try await world.publish([World.step("a", 1)]) {
            $0.trigger = .init(.campaign, campaign: .init(campaign, .read))
        }
        let other = try await world.publish([World.step("a", 1)]) {
            $0.trigger = .init(.campaign, campaign: .init(CampaignID(rawValue: 98), .read))
        }
        let asha = try await world.person(1)
        let message = try await world.messaging.send(
            [
                Draft(
                    channel: world.channel.id,
                    contact: asha,
                    clientID: nil,
                    body: .template(World.utility, values: [:]),
                    origin: .api
                )
            ],
            in: world.workspace
        )[0].id
        func tell(_ state: Messaging.MessageState) async throws {
            let change = MessageChange(
                message: message,
                campaign: campaign,
                reference: 1,
                from: .accepted,
                to: state,
                errorCode: nil,
                errorText: nil,
                charged: nil,
                at: world.clock.now
            )
            try await world.database.write { try world.hooks.observer($0, world.workspace, [change]) }
            while try await world.runDue() > 0 {}
        }
        try await tell(.delivered)
        #expect(try await world.all(of: read).isEmpty)
        try await tell(.read)
        try await tell(.read)
        #expect(try await world.all(of: read).map(\.contact) == [asha])
        #expect(try await world.all(of: other).isEmpty)
        #expect(try await world.one(of: read).cause.contains("\(campaign)"))
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody is enrolled into what is paused or deleted, and an event that nobody waits for leaves no job`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        func jobs() async throws -> Int {
            try await world.database.read {
                try $0.row("SELECT count(*) AS count FROM jobs WHERE kind LIKE 'sequences.%'")?["count"] ?? 0
            }
        }
        _ = try await world.person(1)
        #expect(try await jobs() == 0)
        let sequence = try await world.publish([World.step("a", 1)]) { $0.trigger = .init(.create) }
        _ = try await world.feature.service.pause(sequence, true, by: world.owner)
        _ = try await world.person(2)
        try await world.work()
        #expect(try await world.all(of: sequence).isEmpty)
        _ = try await world.feature.service.pause(sequence, false, by: world.owner)
        _ = try await world.person(3)
        try await world.work()
        #expect(try await world.all(of: sequence).count == 1)
        try await world.feature.service.delete(sequence, by: world.owner)
        #expect(try await world.pass(.hours(3)).isEmpty)
        for table in [
            "sequences", "sequence_enrolments", "sequence_path", "sequence_triggers", "automation_versions",
            "automation_timers", "sequence_deltas", "sequence_counts",
        ] {
            let left = try await world.database.read { transaction -> Int in
                try transaction.row("SELECT count(*) AS count FROM \(raw: table)")?["count"] ?? 0
            }
            #expect(left == 0, "\(table)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Edits count for the steps that were not reached, shorter delays too; a rollback brings back what was`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0), World.step("b", 10, .days), World.step("c", 1)])
        try await world.enrol(sequence, try await world.person(1))
        #expect(try await world.work().count == 1)
        var plan = SequencePlan()
        plan.steps = [World.step("a", 5), World.step("new", 2), World.step("b", 3), World.step("c", 1)]
        try await world.edit(sequence, plan)
        let sent = try await world.pass(.hours(5))
        // Two hours after the first step it is the new one's turn, three hours after that the old one's.
        #expect(sent.count == 2)
        var enrolment = try await world.one(of: sequence)
        #expect(try await world.path(enrolment) == [.sent, .moved, .sent, .sent])
        let rolled = try await world.feature.service.rollBack(sequence, to: 1, by: world.owner).sequence
        #expect(rolled.version == 3 && rolled.draft.steps.map(\.id) == ["a", "b", "c"])
        #expect(try await world.pass(.hours(2)).count == 1)
        enrolment = try await world.one(of: sequence)
        #expect(enrolment.stage == .completed)
        let versions = try await world.feature.service.versions(of: sequence, in: world.workspace)
        #expect(versions.map(\.version.number) == [3, 2, 1] && versions[0].author == "Olga")
    }
}

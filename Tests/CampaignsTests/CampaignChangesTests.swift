import CloudAPI
import Contacts
import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Campaigns
@testable import Messaging

/// What changes between the plan and the send: through Messaging itself, with its ledger.
@Suite struct CampaignChangesTests {
    @Test(arguments: TestDatabase.all)
    func `A token that has ended stops the campaign, and nobody is lost`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(6)
        let hands = try await world.line.claim(world.channel, limit: 3)
        let ended = GraphError(code: 190, message: "Error validating access token", title: "Token expired")
        try await world.accept([hands[0]])
        try await world.record(hands.dropFirst().map { .answered($0, .refused(ended)) })
        #expect(try await world.campaign(id).failure?.code == .channelRefused)
        try await world.run(id)
        let paused = try await world.campaign(id)
        #expect(paused.state == .paused && paused.failure?.code == .channelRefused)
        #expect(paused.counts[.queued] == 5 && paused.counts[.sent] == 1 && paused.counts[.failed] == 0)
        world.clock.advance(by: .hours(1))
        #expect(try await world.line.claim(world.channel, limit: 10).isEmpty, "nothing leaves while it is paused")

        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.run(id)
        #expect(try await world.campaign(id).failure == nil)
        try await world.dispatch()
        try await world.run(id)
        let done = try await world.campaign(id)
        #expect(done.state == .completed && done.counts[.sent] == 6)
        #expect(try await world.count("1 = 1", of: id) == 6, "one message each")
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Meta's word that the account does not pay stops what has not left`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(5)
        try await world.accept(try await world.line.claim(world.channel, limit: 2))
        let gone = try await world.recipients(id).filter { $0.state == .sent }.map(\.row)
        try await world.receive(statuses: [world.status("failed", gone[0], of: id, code: 131_042)])
        try await world.run(id)
        let paused = try await world.campaign(id)
        #expect(paused.state == .paused && paused.failure?.code == .channelRefused)
        #expect(paused.counts[.failed] == 1 && paused.counts[.queued] == 3)
        // Of one person it is no reason.
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.receive(statuses: [world.status("failed", gone[1], of: id, code: 131_026)])
        try await world.run(id)
        #expect(try await world.campaign(id).state == .running)
    }

    @Test(arguments: TestDatabase.all)
    func `What was put in line while it was being paused waits, too`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(3)
        let hands = try await world.line.claim(world.channel, limit: 1)
        _ = try await world.campaigns.pause(id, by: world.caller)
        // As if a dispatcher had had it at the very moment of the pause, which waits for nobody.
        try await world.database.write {
            try $0.run("UPDATE messages SET lane = lane - \(Lane.parked) WHERE id = \(hands[0].id)")
        }
        try await world.line.giveBack(hands)
        try await world.run(id)
        #expect(try await world.line.claim(world.channel, limit: 10).isEmpty)
        _ = try await world.campaigns.resume(id, by: world.caller)
        #expect(try await world.line.claim(world.channel, limit: 10).count == 3)
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever has another number by their turn gets it there, and whoever has none is left out`(kind: TestDatabase)
        async throws
    {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(4, Self.oneByOne)
        let new = try #require(PhoneNumber("+447700900999"))
        let (moved, hidden) = (try await world.contact(2).id, try await world.contact(3).id)
        try await world.database.write { transaction in
            _ = try ContactStore(transaction, ambient: world.ambient)
                .link(moved, ContactIdentities(phone: new), in: world.workspace)
            try transaction.run("UPDATE contacts SET phone = NULL, user_id = 'IN.77' WHERE id = \(hidden)")
        }
        try await pass(world, id, minutes: 6)

        #expect(try await world.recipients(id).map(\.state) == [.sent, .sent, .skipped, .sent])
        #expect(try await world.recipients(id)[1].phone == new)
        #expect(try await world.recipients(id)[2].errorCode == SkipReason.withoutNumber.code)
        let sent = try await world.database.read {
            try $0.row("SELECT recipient FROM messages WHERE campaign_id = \(id) AND reference = 2")
        }
        #expect(try sent?["recipient"] as String? == new.rawValue)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all, [false, true])
    func `Two of its people who become one get it once, whichever stays`(kind: TestDatabase, firstStays: Bool)
        async throws
    {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(3, Self.oneByOne)
        try await world.dispatch()
        #expect(try await world.recipients(id).map(\.state) == [.sent, .queued, .queued])
        let (first, second) = (try await world.contact(1), try await world.contact(2))
        let (kept, gone) = firstStays ? (first, second) : (second, first)
        try await world.database.write { transaction in
            _ = try ContactStore(transaction, ambient: world.ambient).link(
                kept.id,
                ContactIdentities(phone: gone.phone, userID: "IN.1"),
                in: world.workspace,
                onMerge: world.messaging.followMerge
            )
        }
        try await pass(world, id, minutes: 5)

        let recipients = try await world.recipients(id)
        #expect(recipients.map(\.state) == [.sent, .skipped, .sent])
        #expect(recipients[1].errorCode == SkipReason.samePerson(row: 1).code)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A template that takes other values than at the start stops it, and is filled anew when it goes on`(
        kind: TestDatabase
    ) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(4)
        try await world.accept(try await world.line.claim(world.channel, limit: 1))
        try await world.edit(#"[{"type":"BODY","text":"Shoes."}]"#)
        try await world.change(to: "MARKETING")
        try await world.run(id)
        #expect(try await world.campaign(id).failure?.code == .templateEdited)
        #expect(try await world.inLine(id) == 0, "Meta would refuse it as it was written")
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.run(id)
        try await world.dispatch()
        try await world.run(id)

        #expect(try await world.campaign(id).counts[.sent] == 4)
        let contents = try await world.database.read {
            try $0.rows(
                "SELECT content FROM messages WHERE campaign_id = \(id) AND reference IS NOT NULL ORDER BY reference"
            )
            .map { try $0["content"] as String }
        }
        #expect(contents.count == 4)
        #expect(contents.count { $0.contains("button") } == 1, "only the one that had left")
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A template that takes a value more stops what waits, and a missing source is said`(kind: TestDatabase)
        async throws
    {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(3, Self.oneByOne)
        try await world.dispatch()
        try await world.edit(#"[{"type":"BODY","text":"Hi {{1}}, new shoes for you."}]"#)
        world.clock.advance(by: .minutes(2))
        try await world.run(id)
        let stopped = try await world.campaign(id)
        #expect(stopped.state == .paused && stopped.failure?.code == .templateEdited)
        #expect(stopped.counts[.queued] == 2 && stopped.counts[.skipped] == 0)
        await #expect(throws: CampaignError.self) {
            _ = try await world.campaigns.resume(id, by: world.caller)
        }
        #expect(try await world.campaign(id).state == .paused)

        try await world.edit(AnswerWorld.buttons)
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await pass(world, id, minutes: 5)
        #expect(try await world.recipients(id).map(\.state) == [.sent, .sent, .sent])
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Its points last as long as it runs, and are held anew after a pause that outlasted them`(kind: TestDatabase)
        async throws
    {
        let world = try await AnswerWorld(kind)
        var schedule = Schedule()
        schedule.perDay = 1
        let id = try await world.started(200) { $0.schedule = schedule }
        for _ in 0..<100 {
            world.clock.advance(by: .days(1))
            try await world.upkeep()
            try await world.run(id)
            try await world.dispatch()
        }
        let running = try await world.campaign(id)
        #expect(running.state == .running && running.counts[.failed] == 0)
        #expect(running.counts[.sent] >= 100)

        _ = try await world.campaigns.pause(id, by: world.caller)
        world.clock.advance(by: .days(100))
        try await world.upkeep()
        try await world.spend(try await world.wallet().available)
        await #expect(throws: CreditError.self) {
            _ = try await world.campaigns.resume(id, by: world.caller)
        }
        try await world.grant(Points(10_000))
        _ = try await world.campaigns.resume(id, by: world.caller)
        for _ in 0..<110 {
            world.clock.advance(by: .days(1))
            try await world.upkeep()
            try await world.run(id)
            try await world.dispatch()
        }
        let done = try await world.campaign(id)
        #expect(done.counts[.failed] == 0 && done.counts[.sent] == 200)
        try await world.expectSound()
    }

    private static func oneByOne(_ wish: inout CampaignWish) {
        var schedule = Schedule()
        schedule.perMinute = 1
        wish.schedule = schedule
    }

    private func pass(_ world: AnswerWorld, _ id: CampaignID, minutes: Int) async throws {
        for _ in 0..<minutes {
            world.clock.advance(by: .minutes(1))
            try await world.run(id)
            try await world.dispatch()
        }
    }
}

extension AnswerWorld {
    /// The template as it is at Meta after an edit.
    func edit(_ components: String) async throws {
        try await database.write { [workspace, template] in
            try $0.run(
                "UPDATE templates SET components = \(components) WHERE workspace_id = \(workspace) AND id = \(template)"
            )
        }
    }

    func grant(_ amount: Points) async throws {
        try await database.write { [credits, workspace, ambient] in
            try credits.ledger(in: $0)
                .grant(workspace, kind: .promotion, amount: amount, reference: "more \(ambient.rawID())")
        }
    }

    /// What the wallet's own job does of holds.
    func upkeep() async throws {
        try await database.write { [credits, workspace] in
            _ = try credits.ledger(in: $0).closeOverdueHolds(workspace)
        }
    }
}

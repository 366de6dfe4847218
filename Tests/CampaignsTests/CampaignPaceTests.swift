import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// How fast a campaign leaves that is throttled, and what its further attempts have to obey.
@Suite struct CampaignPaceTests {
    private func draft(_ world: CampaignWorld, _ text: String, _ change: (inout CampaignWish) -> Void) async throws
        -> CampaignID
    {
        let id = try await world.draft(try await world.file(Array(("Name,Phone\n" + text).utf8)))
        var wish = CampaignWish()
        wish.schedule = Schedule()
        change(&wish)
        _ = try await world.campaigns.change(id, wish, by: world.caller)
        return id
    }

    private func people(_ count: Int) -> String {
        (0..<count).map { "Person \($0),+91812\(1_000_000 + $0)\n" }.joined()
    }

    private func lined(_ world: CampaignWorld) async throws -> Int {
        try await world.count("SELECT count(*) AS count FROM fake_messages")
    }

    @Test(arguments: [1, 4, 59, 60, 90, 7_000, 12_000, 15_000, 60_000])
    func `So many leave in every minute as were asked for, and never more than ten seconds' worth wait`(perMinute: Int)
    {
        let start = Timestamp(seconds: 1_795_424_400)
        var (now, taken) = (start, Timestamp?.none)
        var moments: [Timestamp] = []
        while now < start + .minutes(10) {
            let pace = Pace(perMinute: perMinute, taken: taken, at: now)
            if let rest = pace.rest {
                // The job may come a moment late.
                now = rest + .milliseconds(3)
                continue
            }
            let count = min(pace.room, CampaignQueueing.slice)
            moments += (0..<count).map(pace.moment)
            taken = pace.end(after: count)
            let ahead = pace.moment(of: count - 1) - now
            #expect(ahead <= Pace.ahead)
        }
        let whole = moments.filter { $0 < start + .minutes(10) }
        // A millisecond may be lost to each slice.
        let least = perMinute - perMinute / 1_000 - 1
        #expect((least * 10...perMinute * 10 + 1).contains(whole.count))
        #expect(zip(moments, moments.dropFirst()).allSatisfy { $0 <= $1 })
        for minute in 0..<10 {
            let from = start + .minutes(Int64(minute))
            let count = moments.count { $0 >= from && $0 < from + .minutes(1) }
            #expect((least...perMinute + 1).contains(count), "minute \(minute)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A throttle gives every message a moment of its own`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await draft(world, people(6)) { $0.schedule?.perMinute = 4 }
        try await world.start(id)
        var left: [Int] = []
        for _ in 0..<20 {
            left.append(try await world.whatsApp.claim(world, id, limit: 10).count)
            world.clock.advance(by: .seconds(5))
            try await world.work()
        }
        #expect(left == [1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0])
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `One message that has to wait does not stop the others of a throttled campaign`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        let id = try await draft(world, people(6)) { $0.schedule?.perMinute = 60 }
        try await world.start(id)
        let hour = world.clock.now + .hours(1)
        try await world.database.write {
            try $0.run("UPDATE fake_messages SET not_before = \(hour) WHERE reference = 2")
        }
        world.clock.advance(by: .seconds(10))
        try await world.work()
        try await world.dispatch(id)
        #expect(try await world.recipients(id).filter { $0.state == .queued }.map(\.row) == [2])
    }

    @Test(arguments: TestDatabase.all)
    func `Further attempts are made where it is day, whoever else waits for theirs`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        world.whatsApp.fail(131_049, attempts: 1)
        // It is never open in both countries at once: 04:30 to 12:30 and 13:00 to 21:00 in universal time.
        let id = try await draft(world, "Ada,+918121000000\nEva,+5491123456789\n") {
            $0.schedule?.zone = .recipient
            $0.schedule?.quiet = QuietHours(from: "18:00", to: "10:00")
            $0.retry = Retry(on: true)
        }
        try await world.start(id)
        try await world.dispatch(id)
        world.clock.advance(to: try #require(Timestamp("2026-11-23T18:00:00Z")))
        try await world.work()
        try await world.dispatch(id)
        #expect(try await world.recipients(id).map(\.state) == [.failed, .failed])
        let both = try #require(Timestamp("2026-11-25T04:00:00Z"))
        try await world.database.write {
            try $0.run("UPDATE campaign_recipients SET next_attempt_at = \(both)")
        }
        world.clock.advance(to: both)
        try await world.work()
        #expect(try await world.recipients(id).map(\.state) == [.failed, .failed])
        world.clock.advance(by: .minutes(30))
        try await world.work()
        #expect(try await world.recipients(id).map(\.state) == [.queued, .failed])
        world.clock.advance(to: try #require(Timestamp("2026-11-25T13:00:00Z")))
        try await world.work()
        try await world.dispatch(id)
        try await world.work()
        #expect(try await world.recipients(id).map(\.state) == [.delivered, .delivered])
        #expect(try await world.campaign(id).state == .completed)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Further attempts count in the day's limit and have moments of the throttle`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        world.whatsApp.fail(131_049, attempts: 1)
        let id = try await draft(world, people(4)) {
            $0.schedule?.perMinute = 6
            $0.schedule?.perDay = 4
            $0.retry = Retry(on: true)
        }
        try await world.start(id)
        for _ in 0..<10 {
            try await world.dispatch(id)
            world.clock.advance(by: .seconds(5))
            try await world.work()
        }
        #expect(try await world.campaign(id).counts[.failed] == 4)
        try await world.database.write {
            try $0.run("UPDATE campaign_recipients SET next_attempt_at = \(world.clock.now)")
            try $0.run("UPDATE jobs SET run_at = 1, claim_at = 1 WHERE kind = 'campaigns.run'")
        }
        try await world.work()
        #expect(try await world.campaign(id).counts[.queued] == 0, "the day's four have left")
        // After the account's midnight: 18:30 in universal time.
        world.clock.advance(to: try #require(Timestamp("2026-11-23T18:30:00Z")))
        var left: [Int] = []
        for _ in 0..<8 {
            try await world.work()
            let rows = try await world.whatsApp.claim(world, id, limit: 10)
            left.append(rows.count)
            if !rows.isEmpty { try await world.whatsApp.answer(world, id, rows) }
            world.clock.advance(by: .seconds(5))
        }
        #expect(left == [1, 0, 1, 0, 1, 0, 1, 0])
        try await world.work()
        #expect(try await world.campaign(id).state == .completed)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `What has not left by the time it was to be done does not leave, nor is it tried again`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        world.whatsApp.fail(131_049, attempts: 1)
        let end = world.clock.now + .hours(2)
        let id = try await draft(world, people(5)) {
            $0.schedule?.perDay = 3
            $0.schedule?.finishBy = end
            $0.retry = Retry(on: true)
        }
        try await world.start(id)
        try await world.dispatch(id)
        #expect(try await world.campaign(id).retrying == 0, "a day later is too late")
        world.clock.advance(to: end)
        try await world.database.write {
            try $0.run("UPDATE jobs SET run_at = 1, claim_at = 1 WHERE kind = 'campaigns.run'")
        }
        try await world.work()
        let recipients = try await world.recipients(id)
        #expect(recipients.map(\.state) == [.failed, .failed, .failed, .skipped, .skipped])
        #expect(recipients.suffix(2).allSatisfy { $0.errorCode == SkipReason.tooLate.code })
        #expect(try await world.campaign(id).state == .completed)
        #expect(try await world.wallet().held == .zero)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all, ["MARKETING", "UTILITY"])
    func `Where it was asked for, marketing rests while the number's quality is low`(
        kind: TestDatabase,
        category: String
    ) async throws {
        let world = try await CampaignWorld(kind)
        try await world.database.write { try $0.run("UPDATE templates SET category = \(category)") }
        world.whatsApp.allow(ChannelStanding(messagesPerSecond: 80, left: nil, limit: nil, isRed: true))
        var settings = CampaignSettings()
        settings.restsOnRed = true
        try await world.campaigns.set(settings, of: CampaignWorld.channel, by: world.caller)
        #expect(try await world.campaigns.settings(of: CampaignWorld.channel, in: CampaignWorld.here) == settings)
        let id = try await draft(world, people(2)) { _ in }
        try await world.start(id)
        let rests = category == "MARKETING"
        #expect(try await lined(world) == (rests ? 0 : 2))
        #expect((try await world.campaign(id).restsFor != nil) == rests)
        world.whatsApp.allow(ChannelStanding(messagesPerSecond: 80, left: nil, limit: nil))
        world.clock.advance(by: .minutes(15))
        try await world.work()
        #expect(try await lined(world) == 2)
    }
}

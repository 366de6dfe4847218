import Primitives
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// Campaigns that go by the clocks of those who get them.
@Suite struct CampaignZoneTests {
    /// Somebody in India, where the account is, in Japan and in the United States.
    private func draft(_ world: CampaignWorld, whenPassed: Schedule.Passed = .skip) async throws -> CampaignID {
        let text = "Name,Phone\nAda,+918121000000\nKei,+819012345678\nJim,+12025550143\n"
        let id = try await world.draft(try await world.file(Array(text.utf8)))
        var wish = CampaignWish()
        var schedule = Schedule()
        (schedule.zone, schedule.whenPassed) = (.recipient, whenPassed)
        wish.schedule = schedule
        _ = try await world.campaigns.change(id, wish, by: world.caller)
        return id
    }

    private func lined(_ world: CampaignWorld) async throws -> Int {
        try await world.count("SELECT count(*) AS count FROM fake_messages")
    }

    private func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    @Test(arguments: TestDatabase.all)
    func `Everybody gets it when their own clock shows the time, also before the account's does`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        let id = try await draft(world)
        // Ten o'clock of the next day in India.
        _ = try await world.campaigns.start(id, at: try moment("2026-11-24T04:30:00Z"), by: world.caller)
        try await world.work()
        #expect(try await world.campaign(id).state == .scheduled)
        for (time, state, count) in [
            // Ten o'clock where the day begins, but nobody of these is there.
            ("2026-11-23T20:00:00Z", Campaign.State.scheduled, 0),
            ("2026-11-24T00:59:00Z", .scheduled, 0),
            ("2026-11-24T01:00:00Z", .running, 1),
            ("2026-11-24T04:29:00Z", .running, 1),
            ("2026-11-24T04:30:00Z", .running, 2),
            ("2026-11-24T19:59:00Z", .running, 2),
            ("2026-11-24T20:00:00Z", .running, 3),
        ] {
            world.clock.advance(to: try moment(time))
            try await world.work()
            #expect(try await world.campaign(id).state == state, "\(time)")
            #expect(try await lined(world) == count, "\(time)")
        }
        try await world.dispatch(id)
        try await world.work()
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all, [Schedule.Passed.skip, .send])
    func `For whom the time has passed is said before, and they get it only if that is wished`(
        kind: TestDatabase,
        whenPassed: Schedule.Passed
    ) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await draft(world, whenPassed: whenPassed)
        let here = CampaignWorld.here
        let item = try #require(try await world.campaigns.check(id, in: here).first { $0.key == "zones" })
        #expect(item.state == .warn)
        #expect(item.words.contains("1 people are (JP)"))
        #expect((item.mend == nil) == (whenPassed == .send))
        let later = try await world.campaigns.check(id, at: world.clock.now + .days(2), in: here)
        #expect(later.first { $0.key == "zones" }?.state == .ok)

        try await world.start(id)
        let recipients = try await world.recipients(id)
        #expect(recipients.map(\.errorCode) == [nil, whenPassed == .skip ? -34 : nil, nil])
        #expect(try await lined(world) == (whenPassed == .skip ? 1 : 2))
        world.clock.advance(by: .days(1))
        try await world.work()
        #expect(try await lined(world) == (whenPassed == .skip ? 2 : 3))
        try await world.dispatch(id)
        try await world.work()
        #expect(try await world.campaign(id).state == .completed)
        try await world.expectSound(id)
    }

    @Test func `A plan from before says nothing of it, and leaves them out`() throws {
        let old = try CampaignOptions(json: #"{"schedule":{"zone":"recipient"}}"#)
        #expect(old.schedule.whenPassed == .skip)
    }
}

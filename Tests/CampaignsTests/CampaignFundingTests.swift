import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// When a scheduled campaign's points are set aside, and what happens when there are too few.
@Suite struct CampaignFundingTests {
    @Test(arguments: TestDatabase.all)
    func `Scheduled, a campaign's points wait for it and nobody else spends them`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(40))
        let total = try await world.campaigns.estimate(id, in: CampaignWorld.here).total
        let at = world.clock.now + .days(3)

        let scheduled = try await world.campaigns.start(id, at: at, by: world.caller)
        #expect(scheduled.held == total)
        #expect(try await world.wallet().held == total)
        #expect(try await world.campaigns.estimate(id, in: CampaignWorld.here).shortBy == nil)

        // Moved, it holds once; what is left is spent by somebody else.
        _ = try await world.campaigns.start(id, at: at + .days(1), by: world.caller)
        #expect(try await world.wallet().held == total)
        try await world.database.write { transaction in
            let ledger = world.credits.ledger(in: transaction)
            let left = try ledger.wallet(CampaignWorld.here).available
            try ledger.hold(CampaignWorld.here, reference: "other", amount: left, expiresAt: at + .days(30))
        }

        world.clock.advance(by: .days(4))
        try await world.work()
        let running = try await world.campaign(id)
        #expect(running.state == .running)
        #expect(running.estimated == total)
        try await world.dispatch(id)
        try await world.work()
        #expect(try await world.campaign(id).state == .completed)
        #expect(try await world.count("SELECT count(*) AS count FROM notices") == 0)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `A look that falls due while the clock is looked at is taken, and not passed over`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        let at = world.clock.now + .hours(24) + .milliseconds(1)
        let id = try await world.draft(try await world.people(2))
        _ = try await world.campaigns.start(id, at: at, by: world.caller)
        let campaign = try await world.campaign(id)
        world.clock.tick(by: .milliseconds(1))
        let next = try await world.database.write { transaction in
            let waiting = CampaignWaiting(
                runner: world.campaigns.runner,
                workspace: CampaignWorld.here,
                transaction: transaction
            )
            try waiting.look(campaign, startAt: at)
            return waiting.nextLook(before: at)
        }
        #expect(next == at - .hours(24))
    }

    @Test(arguments: TestDatabase.all)
    func `Too few to set aside, nothing is scheduled and the draft stays`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind, points: 1)
        let id = try await world.draft(try await world.people(1_500))
        let at = world.clock.now + .days(3)

        await #expect(throws: CreditError.self) {
            try await world.campaigns.start(id, at: at, by: world.caller)
        }
        #expect(try await world.campaign(id).state == .draft)
        #expect(try await world.wallet().held == .zero)
        try await world.work()
        #expect(try await world.count("SELECT count(*) AS count FROM jobs WHERE kind = 'campaigns.run'") == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Called off, a scheduled campaign gives back what waited for it`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(40))
        let before = try await world.wallet().available

        _ = try await world.campaigns.start(id, at: world.clock.now + .days(3), by: world.caller)
        _ = try await world.campaigns.cancel(id, by: world.caller)
        try await world.work()

        #expect(try await world.wallet().available == before)
        #expect(try await world.campaign(id).isSettled)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func
        `Held at its start, a campaign is looked at when it is planned, a day and an hour before, and each is told once`(
            kind: TestDatabase
        ) async throws
    {
        let world = try await CampaignWorld(kind, points: 1)
        let id = try await world.draft(try await world.people(1_500))
        let at = world.clock.now + .days(3)
        _ = try await world.campaigns.start(id, at: at, funding: Funding(moment: .start), by: world.caller)
        let told: SQL = "SELECT count(*) AS count FROM notices WHERE kind = 'campaign.short'"

        for (wait, notices) in [(Duration.hours(47), 1), (.hours(1), 2), (.hours(2), 2), (.hours(21), 3)] {
            world.clock.advance(by: wait)
            try await world.work()
            try await world.work()
            #expect(try await world.count(told) == notices, "after \(wait)")
        }
        let title = try await world.database.read { transaction -> String? in
            try transaction.row("SELECT title FROM notices ORDER BY id LIMIT 1")?["title"]
        }
        #expect(title?.contains("starts in 72 hours") == true)

        world.clock.advance(by: .hours(1))
        try await world.work()
        #expect(try await world.campaign(id).failure?.code == .insufficientCredits)
        #expect(try await world.count("SELECT count(*) AS count FROM fake_messages") == 0)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Looked at after a top-up, nobody is told again`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind, points: 1)
        let id = try await world.draft(try await world.people(100))
        let at = world.clock.now + .hours(30)
        _ = try await world.campaigns.start(id, at: at, funding: Funding(moment: .start), by: world.caller)
        try await world.database.write {
            try world.credits.ledger(in: $0)
                .grant(CampaignWorld.here, kind: .purchase, amount: Points(10_000), reference: "top-up")
        }

        world.clock.advance(by: .hours(30))
        try await world.work()
        #expect(try await world.campaign(id).state == .running)
        #expect(try await world.count("SELECT count(*) AS count FROM notices") == 1, "when it was planned")
    }

    @Test(arguments: TestDatabase.all)
    func `Trimmed, it goes to the first ones that the points reach for, and says so`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind, points: 1)
        let id = try await world.draft(try await world.people(1_500))
        let price = try #require(try await world.campaigns.estimate(id, in: CampaignWorld.here).lines.first?.price)
        let reached = Int(Points(1).micro / price.micro)
        #expect((1..<1_500).contains(reached))

        _ = try await world.campaigns.start(id, at: nil, funding: Funding(shortfall: .trim), by: world.caller)
        try await world.work()
        try await world.dispatch(id)
        try await world.work()

        let done = try await world.campaign(id)
        #expect(done.state == .completed)
        #expect(done.counts[.skipped] == 1_500 - reached)
        #expect(try await world.recipients(id, state: .skipped).allSatisfy { $0.errorCode == -24 && $0.row > reached })
        #expect(try await world.count("SELECT count(*) AS count FROM fake_messages") == reached)
        #expect(try await world.count("SELECT count(*) AS count FROM notices WHERE kind = 'campaign.short'") == 1)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Out of points, a campaign that may be trimmed is sent to nobody`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind, points: 0)
        let id = try await world.draft(try await world.people(10))
        _ = try await world.campaigns.start(id, at: nil, funding: Funding(shortfall: .trim), by: world.caller)
        try await world.work()
        #expect(try await world.campaign(id).failure?.code == .insufficientCredits)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `What waits counts under no cap; what takes its place does`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(40))
        let total = try await world.campaigns.estimate(id, in: CampaignWorld.here).total
        try await world.database.write {
            try world.credits.ledger(in: $0).setCaps(CampaignWorld.here, Caps(day: total))
        }
        func used() async throws -> Points? {
            try await world.database.read {
                try world.credits.ledger(in: $0).caps(CampaignWorld.here).first?.used
            }
        }

        _ = try await world.campaigns.start(id, at: world.clock.now + .days(3), by: world.caller)
        #expect(try await used() == .zero)
        world.clock.advance(by: .days(3))
        try await world.work()
        #expect(try await world.campaign(id).state == .running)
        #expect(try await used() == total)
        try await world.expectSound(id)
    }
}

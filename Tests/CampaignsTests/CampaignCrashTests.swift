import Contacts
import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Campaigns
@testable import Jobs

/// Nothing is lost and nothing happens twice, whatever dies in the middle.
@Suite struct CampaignCrashTests {
    private struct Crash: Error {}

    @Test(arguments: TestDatabase.all)
    func `Killed before and after every step, the campaign ends as if it had not been`(kind: TestDatabase) async throws
    {
        let world = try await CampaignWorld(kind, seed: 5)
        let file = try await world.people(2_300)
        let id = try await world.draft(file)
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)

        for _ in 0..<24 {
            // A worker dies in the middle of the step: its transaction is rolled back.
            let job = try await world.leased(id)
            await #expect(throws: Crash.self) {
                try await world.database.write { transaction in
                    _ = try world.campaigns.runner.step(id, job, transaction)
                    throw Crash()
                }
            }
            try await world.release(id)
            // Another dies right after its commit, before it hears of it.
            guard try await world.campaign(id).isQueued == false else { break }
            try await world.step(id)
        }
        try await world.work()
        try await world.dispatch(id, limit: 700)
        try await world.work()

        let done = try await world.campaign(id)
        #expect(done.state == .completed)
        #expect(done.counts.audience == 2_300)
        #expect(try await world.count("SELECT count(*) AS count FROM fake_messages") == 2_300)
        #expect(try await world.count("SELECT max(attempts) AS count FROM fake_messages") == 1)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Killed before and after every step of a second attempt, each is made once and paid once`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        world.whatsApp.fail(131_049, attempts: 1)
        let id = try await world.draft(try await world.people(700))
        var wish = CampaignWish()
        wish.retry = Retry(on: true)
        _ = try await world.campaigns.change(id, wish, by: world.caller)
        try await world.start(id)
        try await world.dispatch(id)
        world.clock.advance(by: .hours(25))
        for _ in 0..<4 {
            let job = try await world.leased(id)
            await #expect(throws: Crash.self) {
                try await world.database.write { transaction in
                    _ = try world.campaigns.runner.step(id, job, transaction)
                    throw Crash()
                }
            }
            try await world.release(id)
            guard try await world.campaign(id).retrying > 0 else { break }
            try await world.step(id)
        }
        try await world.work()
        #expect(try await world.recipients(id).allSatisfy { $0.attempt == 2 && $0.state == .queued })
        #expect(try await world.count("SELECT count(*) AS count FROM fake_messages") == 700)
        #expect(try await world.count("SELECT count(*) AS count FROM campaign_attempts") == 700)
        #expect(try await world.campaign(id).retrying == 0)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Killed while contacts are written down, each is there once`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(300)
        let first = try await world.draft(file)
        try await world.start(first)
        let id = try await world.draft(file)
        var wish = CampaignWish()
        wish.audience = Audience(sources: [.init(.all), .init(.import, id: "\(file.id)")])
        wish.variables = ["body.1": VariableSource(field: "name", fallback: "you")]
        _ = try await world.campaigns.change(id, wish, by: world.caller)
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        // A job is started twelve times at most: every other step is killed once before.
        var turn = 0
        while try await world.campaign(id).state == .starting {
            turn += 1
            if turn.isMultiple(of: 2) {
                let job = try await world.leased(id)
                await #expect(throws: Crash.self) {
                    try await world.database.write { transaction in
                        _ = try world.campaigns.runner.step(id, job, transaction)
                        throw Crash()
                    }
                }
                try await world.release(id)
            }
            try await world.step(id)
        }
        try await world.work()
        let campaign = try await world.campaign(id)
        #expect(campaign.counts.audience == 600)
        #expect(campaign.counts[.skipped] == 300)
        #expect(try await world.count("SELECT count(*) AS count FROM fake_messages WHERE campaign_id = \(id)") == 300)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Two workers on one campaign do each thing once`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(3_200)
        let id = try await world.draft(file)
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        let job = try await world.leased(id)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do {
                        let step: @Sendable (Transaction) throws -> CampaignRunner.Outcome = {
                            try world.campaigns.runner.step(id, job, $0)
                        }
                        while case .more = try await world.database.write(.normal, step) {}
                    } catch JobError.leaseLost {
                        // The other one has finished the job.
                    }
                }
            }
            try await group.waitForAll()
        }

        let campaign = try await world.campaign(id)
        #expect(campaign.state == .running)
        #expect(campaign.counts.audience == 3_200)
        #expect(try await world.count("SELECT count(*) AS count FROM fake_messages") == 3_200)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Started many times at once, it starts once`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(20))
        let started = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (try? await world.campaigns.start(id, at: nil, by: world.caller)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(started == 1)
        try await world.work()
        #expect(try await world.campaign(id).counts.audience == 20)
        #expect(try await world.count("SELECT count(*) AS count FROM holds") == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Pausing, resuming and cancelling at any moment loses nobody`(kind: TestDatabase) async throws {
        for seed in UInt64(1)...4 {
            var generator = SeededGenerator(seed: seed)
            let world = try await CampaignWorld(kind, seed: seed)
            let id = try await world.draft(try await world.people(2_200))
            _ = try await world.campaigns.start(id, at: nil, by: world.caller)
            for _ in 0..<25 {
                switch Int.random(in: 0..<8, using: &generator) {
                case 0: _ = try? await world.campaigns.pause(id, by: world.caller)
                case 1: _ = try? await world.campaigns.resume(id, by: world.caller)
                case 2 where seed % 2 == 0: _ = try? await world.campaigns.cancel(id, by: world.caller)
                case 3...5:
                    let rows = try await world.whatsApp.claim(
                        world,
                        id,
                        limit: Int.random(in: 1...400, using: &generator)
                    )
                    try await world.whatsApp.answer(world, id, rows)
                default: _ = try? await world.step(id)
                }
            }
            _ = try? await world.campaigns.resume(id, by: world.caller)
            try await world.work()
            try await world.dispatch(id)
            try await world.work()

            let done = try await world.campaign(id)
            #expect(done.state == .completed || done.state == .cancelled, "seed \(seed)")
            #expect(done.counts[.queued] == 0 && done.counts[.submitting] == 0, "seed \(seed)")
            #expect(
                try await world.count("SELECT coalesce(max(attempts), 0) AS count FROM fake_messages") <= 1,
                "seed \(seed)"
            )
            if done.state == .completed { #expect(done.counts.audience == 2_200, "seed \(seed)") }
            try await world.expectSound(id)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The same news in any order and number gives the same counters`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(40)
        let id = try await world.draft(file)
        try await world.start(id)
        var generator = SeededGenerator(seed: 3)
        let rows = try await world.recipients(id).map(\.row)
        // Messaging tells the state that has been reached, so what comes late repeats it.
        let changes = rows.map {
            world.whatsApp.change(id, $0, $0 % 3 == 0 ? .failed : .read, code: $0 % 3 == 0 ? 131_026 : nil)
        }
        for _ in 0..<5 {
            let shuffled = (changes + changes).shuffled(using: &generator)
            try await world.database.write { transaction in
                for start in stride(from: 0, to: shuffled.count, by: 7) {
                    let some = Array(shuffled[start..<min(start + 7, shuffled.count)])
                    try world.progress.take(some, in: CampaignWorld.here, transaction)
                }
            }
        }
        try await world.expectSound(id)
        #expect(try await world.campaign(id).counts[.failed] == rows.count { $0 % 3 == 0 })
        try await world.work()
        #expect(try await world.campaign(id).state == .completed)
    }

    @Test(arguments: TestDatabase.all)
    func `Delivered after it failed, a recipient counts as delivered and shows no error`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(1))
        try await world.start(id)
        for change in [
            world.whatsApp.change(id, 2, .failed, code: 131_026), world.whatsApp.change(id, 2, .delivered),
        ] {
            try await world.database.write {
                try world.progress.take([change], in: CampaignWorld.here, $0)
            }
        }
        let recipient = try #require(try await world.recipients(id).first)
        #expect(recipient.state == .delivered)
        #expect(recipient.errorCode == nil)
        #expect(recipient.deliveredAt != nil && recipient.sentAt != nil)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `A person who becomes part of another is still written to once`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(3))
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        for _ in 0..<3 { try await world.step(id) }
        let first = try await world.contact("+918121000000")
        try await world.database.write { transaction in
            let store = ContactStore(transaction, ambient: world.ambient)
            _ = try store.link(
                first.id,
                ContactIdentities(phone: PhoneNumber("+918121000001"), userID: "IN.1"),
                in: CampaignWorld.here
            )
        }
        try await world.work()

        let recipients = try await world.recipients(id)
        #expect(recipients.map(\.state) == [.queued, .skipped, .queued])
        #expect(recipients[1].errorCode == -20)
        #expect(try await world.count("SELECT count(*) AS count FROM fake_messages") == 2)
        try await world.expectSound(id)
    }
}

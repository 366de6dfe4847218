import Contacts
import Credits
import Foundation
import Jobs
import Primitives
import Storage
import Templates
import TestSupport
import Testing
import Workspaces

@testable import Campaigns

@Suite struct CampaignRunTests {
    @Test(arguments: TestDatabase.all)
    func `The messy file goes out, and everything adds up`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let messy = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("ContactsTests/Fixtures/contacts-messy.csv")
        let file = try await world.file(Array(try Data(contentsOf: messy)))
        let id = try await world.draft(
            file,
            variables: ["body.1": VariableSource(column: "First Name", fallback: "there")]
        )
        let estimate = try await world.campaigns.estimate(id, in: CampaignWorld.here)

        try await world.start(id)
        let running = try await world.campaign(id)
        #expect(running.state == .running)
        #expect(running.counts.audience == file.ok)
        #expect(running.estimated == estimate.total)
        #expect(estimate.recipients == file.ok)
        #expect(try await world.wallet().held == estimate.total)

        try await world.dispatch(id)
        try await world.work()

        let done = try await world.campaign(id)
        #expect(done.state == .completed)
        #expect(done.finishedAt != nil)
        try await world.expectSound(id)
        for recipient in try await world.recipients(id) {
            let expected: RecipientState =
                switch world.whatsApp.outcome(of: recipient.row) {
                case .failed: .failed
                case .sent: .sent
                case .delivered: .delivered
                case .read: .read
                case .unknown: .unknown
                }
            #expect(recipient.state == expected)
            #expect(recipient.content == nil)
        }
        #expect(try await world.wallet().spent == done.charged)
        #expect(try await world.count("SELECT max(attempts) AS count FROM fake_messages") == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Those for whom the plan has no room are skipped, the first of the file first`(kind: TestDatabase) async throws
    {
        let world = try await CampaignWorld(
            kind,
            limits: WorkspaceLimits { _, _, _ in WorkspaceLimits.Answer(most: 3) }
        )
        let id = try await world.draft(try await world.people(5))

        try await world.start(id)
        try await world.work()

        #expect(try await world.campaign(id).counts.audience == 5)
        let states = try await world.recipients(id).map { $0.state == .skipped }
        #expect(states == [false, false, false, true, true])
        #expect(try await world.count("SELECT count(*) AS count FROM contacts") == 3)
        let beyond = SkipReason.beyondPlan.code
        let skipped: SQL = "SELECT count(*) AS count FROM campaign_recipients WHERE error_code = \(beyond)"
        #expect(try await world.count(skipped) == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `On a plan that has ended nothing is sent, and the failure says so`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind, stopped: { _, _ in "The plan has expired." })
        let id = try await world.draft(try await world.people(5))

        try await world.start(id)
        try await world.work()

        let failed = try await world.campaign(id)
        #expect(failed.state == .failed)
        #expect(failed.failure?.code == .planStopped)
        #expect(failed.failure?.detail == "The plan has expired. Nothing was sent.")
        #expect(try await world.wallet().held == .zero)
    }

    @Test(arguments: TestDatabase.all)
    func `Above its cap, nothing is sent and the failure says which cap`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        try await world.database.write {
            try world.credits.ledger(in: $0).setCaps(CampaignWorld.here, Caps(campaign: Points(micro: 1)))
        }
        let id = try await world.draft(try await world.people(20))

        try await world.start(id)
        try await world.work()

        let failed = try await world.campaign(id)
        #expect(failed.state == .failed)
        #expect(failed.failure?.code == .capReached)
        #expect(failed.failure?.detail.contains("0.000001 are left under the cap on a campaign") == true)
        #expect(try await world.wallet().held == .zero)
    }

    @Test(arguments: TestDatabase.all)
    func `Short of credits, nothing is sent and the account is told once`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind, points: 1)
        let file = try await world.people(1_500)
        let id = try await world.draft(file)
        let estimate = try await world.campaigns.estimate(id, in: CampaignWorld.here)
        #expect(estimate.shortBy == estimate.total - Points(1))

        try await world.start(id)
        try await world.work()

        let failed = try await world.campaign(id)
        #expect(failed.state == .failed)
        #expect(failed.failure?.code == .insufficientCredits)
        #expect(failed.failure?.detail.contains("\(estimate.total - Points(1)) are missing") == true)
        #expect(failed.counts[.cancelled] == 1_500)
        #expect(try await world.count("SELECT count(*) AS count FROM fake_messages") == 0)
        #expect(try await world.count("SELECT count(*) AS count FROM outbox_mails") == 1)
        #expect(try await world.count("SELECT count(*) AS count FROM notices WHERE kind = 'campaign.failed'") == 1)
        #expect(try await world.wallet().available == Points(1))
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `A scheduled campaign starts at its time, and can be moved and called off`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(3)
        let id = try await world.draft(file)
        let other = try await world.draft(file)
        let at = world.clock.now + .hours(2)
        #expect(try await world.campaigns.start(id, at: at, by: world.caller).campaign.state == .scheduled)
        _ = try await world.campaigns.start(id, at: at + .hours(1), by: world.caller)
        let funding = Funding(moment: .start)
        _ = try await world.campaigns.start(other, at: at, funding: funding, by: world.caller)
        #expect(try await world.campaigns.cancel(other, by: world.caller).campaign.state == .cancelled)

        world.clock.advance(by: .hours(2))
        try await world.work()
        #expect(try await world.campaign(id).state == .scheduled)

        world.clock.advance(by: .hours(1))
        try await world.work()
        let running = try await world.campaign(id)
        #expect(running.state == .running)
        #expect(running.startedAt == at + .hours(1))
        #expect(try await world.campaign(other).counts.audience == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `While paused nothing leaves, and all goes on after`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(2_500)
        let id = try await world.draft(file)
        try await world.start(id)
        let first = try await world.whatsApp.claim(world, id, limit: 100)

        _ = try await world.campaigns.pause(id, by: world.caller)
        #expect(try await world.campaigns.pause(id, by: world.caller).campaign.state == .paused)
        try await world.whatsApp.answer(world, id, first)
        #expect(try await world.whatsApp.claim(world, id, limit: 100).isEmpty)
        #expect(try await world.campaign(id).counts[.queued] == 2_400)

        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.work()
        try await world.dispatch(id, limit: 1_000)
        try await world.work()
        #expect(try await world.campaign(id).state == .completed)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Cancelling stops what has not left and gives its points back`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(1_200)
        let id = try await world.draft(file)
        try await world.start(id)
        let claimed = try await world.whatsApp.claim(world, id, limit: 200)

        #expect(try await world.campaigns.cancel(id, by: world.caller).campaign.state == .cancelled)
        #expect(try await world.campaigns.cancel(id, by: world.caller).campaign.state == .cancelled)
        try await world.work()
        #expect(try await world.campaign(id).counts[.cancelled] == 1_000)
        #expect(try await world.campaign(id).counts[.submitting] == 200)
        try await world.expectSound(id)

        try await world.whatsApp.answer(world, id, claimed)
        try await world.work()
        let done = try await world.campaign(id)
        #expect(done.state == .cancelled)
        try await world.expectSound(id)
        let open = try await world.recipients(id).filter { $0.state == .unknown || $0.state == .sent }
        #expect(try await world.wallet().held == open.reduce(Points.zero) { $0 + $1.quote.amount })
    }

    @Test(arguments: TestDatabase.all)
    func `A message that comes back to the line of a cancelled campaign is taken out`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(10)
        let id = try await world.draft(file)
        try await world.start(id)
        let claimed = try await world.whatsApp.claim(world, id, limit: 4)
        _ = try await world.campaigns.cancel(id, by: world.caller)
        try await world.work()

        try await world.database.write { transaction in
            try transaction.run("UPDATE fake_messages SET state = 'queued' WHERE reference = \(claimed[0])")
            try world.progress.take(
                [world.whatsApp.change(id, claimed[0], .queued)],
                in: CampaignWorld.here,
                transaction
            )
        }
        try await world.work()
        #expect(try await world.campaign(id).counts[.queued] == 0)
        #expect(try await world.campaign(id).counts[.cancelled] == 7)
    }

    @Test(arguments: TestDatabase.all)
    func `Who must not be written to is left out, with the reason`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let text =
            "Name,Phone\nAda,+918121000001\n,+918121000002\nCat,+918121000003\nDan,+918121000004\nEve,+918121000005\n"
        let file = try await world.file(Array(text.utf8))
        // Known already: one is blocked, two are one person by now.
        let early = try await world.draft(file)
        try await world.start(early)
        _ = try await world.campaigns.cancel(early, by: world.caller)
        try await world.work()
        try await world.block("+918121000003")
        try await world.database.write { transaction in
            let store = ContactStore(transaction, ambient: world.ambient)
            let number = try #require(PhoneNumber("+918121000004"))
            let dan = try #require(try store.find(number, in: CampaignWorld.here))
            _ = try store.link(
                dan.id,
                ContactIdentities(phone: PhoneNumber("+918121000005")),
                in: CampaignWorld.here
            )
        }

        let id = try await world.draft(file, variables: ["body.1": VariableSource(column: "Name")])
        let estimate = try await world.campaigns.estimate(id, in: CampaignWorld.here)
        try await world.start(id)

        let recipients = try await world.recipients(id)
        #expect(recipients.map(\.state) == [.queued, .skipped, .skipped, .queued, .skipped])
        #expect(recipients.map(\.errorCode) == [nil, -22, -2, nil, -20])
        #expect(recipients[1].errorText == "body.1 has no value.")
        #expect(recipients[4].errorText?.contains("row 5") == true)
        // The estimate sees the block; the empty cell and the merged person only show when the audience is written down.
        #expect(estimate.recipients == 4)
        #expect(
            try await world.campaign(id).estimated
                == recipients.filter { $0.state == .queued }.reduce(.zero) { $0 + $1.quote.amount }
        )
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Marketing skips who opted out, also after the start`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(3)
        let first = try await world.draft(file)
        try await world.start(first)
        _ = try await world.campaigns.cancel(first, by: world.caller)
        try await world.database.write { try $0.run("UPDATE templates SET category = 'MARKETING'") }
        try await world.consent("+918121000000", .no)

        let id = try await world.draft(file)
        #expect(try await world.campaigns.estimate(id, in: CampaignWorld.here).recipients == 2)
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        // The audience is written down and the points held, then somebody says stop before the slice is queued.
        for _ in 0..<3 { try await world.step(id) }
        #expect(try await world.campaign(id).state == .running)
        try await world.consent("+918121000001", .no)
        try await world.work()

        let recipients = try await world.recipients(id)
        #expect(recipients.map(\.errorCode) == [-1, -1, nil])
        #expect(try await world.count("SELECT count(*) AS count FROM fake_messages WHERE campaign_id = \(id)") == 1)
        try await world.expectSound(id)
        // Who had opted out before was never in the estimate; who did so after it has a line.
        let costs = try await world.campaigns.report(id, in: CampaignWorld.here).costs
        let leftOut = costs.lines.filter { $0.words == "Left out after the estimate: opted out." }
        #expect(leftOut.map(\.count) == [1])
        #expect(leftOut.map(\.estimated) == [recipients[1].quote.amount])
        #expect(costs.lines.reduce(0) { $0 + $1.count } == 2)
        #expect(costs.lines.reduce(Points.zero) { $0 + $1.estimated } == costs.estimated)
    }

    @Test(arguments: TestDatabase.all)
    func `A template that Meta withdraws holds the rest up`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(2_000)
        let id = try await world.draft(file)
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        for _ in 0..<5 { try await world.step(id) }
        #expect(try await world.campaign(id).queuedRow > 0)
        try await world.database.write { try $0.run("UPDATE templates SET status = 'PAUSED'") }
        try await world.work()

        let paused = try await world.campaign(id)
        #expect(paused.state == .paused)
        #expect(paused.failure?.code == .templateNotApproved)
        #expect(try await world.count("SELECT count(*) AS count FROM notices") == 1)

        try await world.database.write { try $0.run("UPDATE templates SET status = 'APPROVED'") }
        #expect(try await world.campaigns.resume(id, by: world.caller).campaign.failure == nil)
        try await world.work()
        #expect(try await world.campaign(id).isQueued)
    }

    @Test(arguments: TestDatabase.all)
    func `What vanishes between plan and start fails the campaign, and says what`(kind: TestDatabase) async throws {
        for (sabotage, code) in [
            ("UPDATE templates SET status = 'REJECTED'", CampaignFailure.Code.templateNotApproved),
            ("UPDATE imports SET state = 'deleting'", .importMissing),
            (#"UPDATE templates SET components = '[{"type":"BODY","text":"{{1}} {{2}}"}]'"#, .templateChanged),
            (
                """
                INSERT INTO prices (book, market, category, from_at, revision, id, source, imported_at)
                SELECT book, market, category, from_at, revision + 100, id + 1000000, 'test', imported_at FROM prices
                """, .priceMissing
            ),
        ] as [(SQL, CampaignFailure.Code)] {
            let world = try await CampaignWorld(kind)
            let id = try await world.draft(try await world.people(2))
            _ = try await world.campaigns.start(id, at: world.clock.now + .hours(1), by: world.caller)
            try await world.database.write { try $0.run(sabotage) }
            if code == .priceMissing {
                try await world.database.write { try $0.run("UPDATE price_books SET version = version + 1") }
            }
            world.clock.advance(by: .hours(1))
            try await world.work()
            #expect(try await world.campaign(id).failure?.code == code)
            #expect(try await world.wallet().held == .zero)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Its channel disconnected half way, a campaign ends with the reason and gives back what it did not need`(
        kind: TestDatabase
    ) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(400))
        try await world.start(id)
        let first = try await world.whatsApp.claim(world, id, limit: 100)
        try await world.whatsApp.answer(world, id, first)

        world.whatsApp.disconnect()
        try await world.whatsApp.failWaiting(world, id, code: -6)
        try await world.work()

        let ended = try await world.campaign(id)
        #expect(ended.state == .cancelled)
        #expect(ended.failure?.code == .channelMissing)
        #expect(ended.counts[.queued] == 0)
        #expect(ended.counts[.failed] >= 300)
        #expect(ended.isSettled)
        #expect(try await world.count("SELECT count(*) AS count FROM notices WHERE kind = 'campaign.failed'") == 1)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Its channel disconnected before anything left, a campaign fails and nobody is charged`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        let before = try await world.wallet()
        let id = try await world.draft(try await world.people(1_500))
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        // The audience is written down and paid for, and one slice is in line.
        while try await world.campaign(id).queuedRow == 0 { try await world.step(id) }

        world.whatsApp.disconnect()
        try await world.whatsApp.failWaiting(world, id, code: -6)
        try await world.work()

        let ended = try await world.campaign(id)
        #expect(ended.state == .failed)
        #expect(ended.failure?.code == .channelMissing)
        #expect(ended.counts[.failed] == CampaignQueueing.slice)
        #expect(ended.counts[.cancelled] == 1_500 - CampaignQueueing.slice)
        #expect(try await world.wallet().available == before.available)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `All of it sent, a campaign is completed though its channel is disconnected`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(20))
        try await world.start(id)
        world.whatsApp.disconnect()
        try await world.dispatch(id)
        try await world.work()

        #expect(try await world.campaign(id).state == .completed)
    }

    @Test(arguments: TestDatabase.all)
    func `Cancelled, nothing more leaves, also before it is taken back`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(20))
        try await world.start(id)

        _ = try await world.campaigns.cancel(id, by: world.caller)

        #expect(try await world.whatsApp.claim(world, id, limit: 100).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A recipient's times are those that WhatsApp told, earlier ones replace later ones`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(1))
        try await world.start(id)
        let at = { (seconds: Int64) in world.clock.now + .seconds(seconds) }
        for (state, delivered) in [(RecipientState.read, at(9)), (.read, at(5))] {
            let change = RecipientChange(
                campaign: id,
                row: 2,
                message: MessageID(rawValue: 1_000_002),
                state: state,
                at: at(3_600),
                sentAt: at(1),
                deliveredAt: delivered,
                readAt: at(10)
            )
            try await world.database.write { try world.progress.take([change], in: CampaignWorld.here, $0) }
        }

        let recipient = try #require(try await world.recipients(id).first)
        #expect(recipient.sentAt == at(1))
        #expect(recipient.deliveredAt == at(5))
        #expect(recipient.readAt == at(10))
    }
}

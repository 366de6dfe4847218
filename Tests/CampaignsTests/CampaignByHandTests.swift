import Credits
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Campaigns
@testable import Messaging

/// A campaign's message that failed and that somebody sends again: through Messaging itself, with its ledger.
@Suite struct CampaignByHandTests {
    @Test(arguments: TestDatabase.all)
    func `What is sent again and arrives is delivered in the campaign, also when it was over, and nobody gets it twice`(
        kind: TestDatabase
    ) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(2)
        try await world.dispatch()
        try await world.receive(statuses: [
            world.status("failed", 1, of: id, code: 131_000), world.status("delivered", 2, of: id),
        ])
        try await world.run(id)
        #expect(try await world.campaign(id).state == .completed)
        let failed = try await world.firstMessage(of: id, row: 1)

        let made = try await world.again(failed)
        #expect(try await world.again(failed).id == made.id, "asked twice it is one")
        let under = try await world.campaign(id)
        #expect(under.state == .running && under.counts[.queued] == 1 && under.counts[.failed] == 0)
        let row = try await world.recipients(id)[0]
        #expect(row.state == .queued && row.attempt == 2 && row.message == made.id && row.errorCode == nil)
        try await world.run(id)
        try await world.dispatch(attempt: 2)
        try await world.receive(statuses: [world.status("delivered", 1, of: id, attempt: 2)])
        // What is heard late of the first attempt changes nothing.
        try await world.receive(statuses: [world.status("failed", 1, of: id, code: 131_000)])
        try await world.run(id)

        let done = try await world.campaign(id)
        #expect(done.state == .completed && done.counts[.delivered] == 2 && done.counts.audience == 2)
        #expect(done.charged == done.committed)
        let rows = try await world.recipients(id)
        #expect(done.charged == rows.reduce(Points.zero) { $0 + ($1.charged ?? .zero) })
        #expect(try await world.wallet().held == .zero)
        for outcome in [RetargetOutcome.failed, .notDelivered] {
            #expect(try await world.people(id, outcome).isEmpty, "\(outcome)")
        }
        try await world.receive([world.says("Lovely", 1, quoting: "wamid.\(id).1.2")])
        #expect(try await world.people(id, .replied).map(\.row) == [1])
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `One that fails again is sent again by its last attempt only`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(1)
        try await world.dispatch()
        try await world.receive(statuses: [world.status("failed", 1, of: id, code: 131_000)])
        let first = try await world.firstMessage(of: id, row: 1)
        let second = try await world.again(first)
        try await world.dispatch(attempt: 2)
        try await world.receive(statuses: [world.status("failed", 1, of: id, code: 131_000, attempt: 2)])
        try await world.run(id)
        #expect(try await world.campaign(id).counts[.failed] == 1)
        #expect(try await world.campaign(id).state == .completed)
        #expect(try await world.again(first).id == second.id)
        let third = try await world.again(second.id)
        #expect(try await world.recipients(id)[0].attempt == 3)
        #expect(try await world.recipients(id)[0].message == third.id)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Neither pausing nor cancelling the campaign keeps it back`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(3)
        let hands = try await world.line.claim(world.channel, limit: 1)
        try await world.accept(hands)
        let row = Int(try #require(hands[0].reference))
        try await world.receive(statuses: [world.status("failed", row, of: id, code: 131_000)])
        _ = try await world.campaigns.pause(id, by: world.caller)
        let made = try await world.again(hands[0].id)
        _ = try await world.campaigns.cancel(id, by: world.caller)
        try await world.run(id)
        #expect(try await world.campaign(id).counts[.cancelled] == 2)
        // It comes back from a dispatcher's hands, too.
        let claimed = try await world.line.claim(world.channel, limit: 10)
        #expect(claimed.map(\.id) == [made.id])
        try await world.line.giveBack(claimed)
        try await world.run(id)
        try await world.dispatch(attempt: 2)
        try await world.receive(statuses: [world.status("delivered", row, of: id, attempt: 2)])
        world.clock.advance(by: .seconds(2))
        try await world.run(id)
        let over = try await world.campaign(id)
        #expect(over.state == .cancelled && over.counts[.delivered] == 1 && over.counts[.queued] == 0)
        #expect(over.charged == over.committed)
        #expect(try await world.wallet().held == .zero)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `What waits for its time is the recipient's attempt already, and taken back it is not sent`(kind: TestDatabase)
        async throws
    {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(2)
        try await world.dispatch()
        try await world.receive(statuses: [1, 2].map { world.status("failed", $0, of: id, code: 131_049) })
        try await world.run(id)
        let sendAt = world.clock.now + .hours(24)
        var made: [Message] = []
        for row in [1, 2] {
            made.append(try await world.again(try await world.firstMessage(of: id, row: row), notBefore: sendAt))
        }
        #expect(made.map(\.sendAt) == [sendAt, sendAt])
        #expect(try await world.people(id, .failed).isEmpty)
        // It is not the campaign that lets it go.
        _ = try await world.campaigns.pause(id, by: world.caller)
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.run(id)
        #expect(try await world.line.claim(world.channel, limit: 10).isEmpty)

        let (kept, back) = (made[0].id, made[1].id)
        try await world.messaging.act(by: world.caller) { try $0.cancelScheduled(back) }
        #expect(try await world.campaign(id).counts[.cancelled] == 1)
        // It had its last: asked again, that is said, and the line in the thread says so too.
        let old = try #require(made[1].retryOf)
        await #expect(throws: MessagingError.attemptTakenBack(back)) { try await world.again(old) }
        let attempts = try await world.attempts(after: [try #require(made[0].retryOf), old])
        #expect(attempts == [kept: .queued, back: .cancelled])
        world.clock.advance(by: .hours(24))
        try await world.database.write { [messaging = world.messaging, workspace = world.workspace] in
            try ScheduledSend(service: messaging).send(kept, in: workspace, $0)
        }
        try await world.dispatch(attempt: 2)
        try await world.receive(statuses: [world.status("delivered", 1, of: id, attempt: 2)])
        try await world.run(id)
        let done = try await world.campaign(id)
        #expect(done.state == .completed && done.counts[.delivered] == 1 && done.counts[.queued] == 0)
        #expect(done.charged == done.committed)
        #expect(try await world.wallet().held == .zero)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Where the recipient has had a newer attempt, or is gone, nothing is sent and nothing is held`(
        kind: TestDatabase
    ) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(2)
        try await world.dispatch()
        try await world.receive(statuses: [1, 2].map { world.status("failed", $0, of: id, code: 131_000) })
        try await world.run(id)
        let failed = [try await world.firstMessage(of: id, row: 1), try await world.firstMessage(of: id, row: 2)]
        try await world.database.write {
            try $0.run("UPDATE campaign_recipients SET message_id = 1 WHERE campaign_id = \(id) AND row_number = 1")
            try $0.run("DELETE FROM campaign_recipients WHERE campaign_id = \(id) AND row_number = 2")
        }
        for message in failed {
            await #expect(throws: CampaignError.movedOn) { _ = try await world.again(message) }
            #expect(try await world.messages(retriesOf: message).isEmpty)
        }
        #expect(try await world.wallet().held == .zero)
        try await world.expectSound()
    }
}

extension AnswerWorld {
    func again(_ message: MessageID, notBefore moment: Timestamp? = nil) async throws -> Message {
        try await messaging.retry(message, notBefore: moment, by: caller.member, in: workspace)
    }

    /// What the lines of these messages say of the attempts that were made after them.
    func attempts(after ids: [MessageID]) async throws -> [MessageID: MessageState] {
        try await database.read { [workspace] transaction in
            let store = MessageStore(transaction)
            let attempts = try store.attempts(after: try store.all(workspace, ids), in: workspace)
            return attempts.values.reduce(into: [:]) { $0[$1.id] = $1.state }
        }
    }

    func people(_ id: CampaignID, _ outcome: RetargetOutcome) async throws -> [Recipient] {
        try await database.read { [workspace] in
            try RecipientStore($0, id, in: workspace)
                .page(state: nil, search: nil, outcome: outcome, after: 0, limit: 100)
        }
    }
}

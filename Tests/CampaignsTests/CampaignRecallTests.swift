import CloudAPI
import Contacts
import Credits
import Events
import Jobs
import Primitives
import Routes
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns
@testable import Jobs
@testable import Messaging

/// What stands in line when Meta puts a template into another category: through Messaging itself, with its ledger.
@Suite struct CampaignRecallTests {
    @Test(arguments: TestDatabase.all)
    func `What is in line is taken back, and leaves at the new price to those who agree to it`(kind: TestDatabase)
        async throws
    {
        let world = try await AnswerWorld(kind)
        try await world.setCategory("UTILITY")
        let id = try await world.started(6)
        #expect(try await world.inLine(id) == 6)
        // Three are in a dispatcher's hands when the category changes: one leaves, two come back.
        let hands = try await world.line.claim(world.channel, limit: 3)
        #expect(hands.count == 3)
        try await world.change(to: "MARKETING")
        #expect(try await world.line.claim(world.channel, limit: 10).isEmpty, "nothing leaves at the old price")
        try await world.accept([hands[0]])
        try await world.line.giveBack([hands[1]])
        try await world.run(id)
        let paused = try await world.campaign(id)
        #expect(paused.state == .paused)
        #expect(paused.failure?.code == .templateCategory)
        #expect(try await world.inLine(id) == 0)
        let waiting = try await world.recipients(id)
        #expect(waiting.filter { $0.state == .queued && $0.message == nil }.count == 4)
        #expect(paused.counts[.queued] == 4 && paused.counts[.submitting] == 1 && paused.counts[.sent] == 1)

        let refuser = try #require(waiting.last?.contact)
        try await world.refuse(refuser)
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.line.giveBack([hands[2]])
        try await world.run(id)
        #expect(try await world.inLine(id) == 4)
        try await world.dispatch()
        try await world.run(id)

        let recipients = try await world.recipients(id)
        #expect(recipients.map(\.state) == [.sent, .sent, .sent, .sent, .sent, .skipped])
        #expect(recipients.last?.errorCode == SkipReason.optedOut.code)
        let row = try #require(recipients.first { $0.message == hands[0].id }).row
        for one in recipients where one.state == .sent {
            #expect(one.quote.category == (one.row == row ? .utility : .marketing), "row \(one.row)")
        }
        try await world.receive(
            statuses: recipients.filter { $0.state == .sent }
                .map { world.status("delivered", $0.row, of: id, category: $0.row == row ? "utility" : "marketing") }
        )
        try await world.run(id)
        let done = try await world.campaign(id)
        #expect(done.state == .completed)
        #expect(done.charged == done.committed)
        #expect(done.charged == recipients.reduce(.zero) { $0 + ($1.state == .sent ? $1.quote.amount : .zero) })
        try await world.expectSound()
        // One message each left, and none stands in line.
        #expect(try await world.count("state <> \(MessageState.cancelled)", of: id) == 5)
    }

    @Test(arguments: TestDatabase.all)
    func `Without the points for the new price it stays paused, and nothing has moved`(kind: TestDatabase) async throws
    {
        let world = try await AnswerWorld(kind)
        try await world.setCategory("UTILITY")
        let id = try await world.started(4)
        try await world.change(to: "MARKETING")
        try await world.run(id)
        let before = try await world.wallet()
        try await world.spend(before.available)
        await #expect(throws: CreditError.self) {
            _ = try await world.campaigns.resume(id, by: world.caller)
        }
        #expect(try await world.campaign(id).state == .paused)
        #expect(try await world.recipients(id).allSatisfy { $0.state == .queued && $0.message == nil })
        // Taken back for good, it costs nothing.
        _ = try await world.campaigns.cancel(id, by: world.caller)
        try await world.run(id)
        #expect(try await world.campaign(id).counts[.cancelled] == 4)
        #expect(try await world.wallet().held == before.available, "only what somebody else holds")
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A category that comes back asks too, and the old price holds again`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        try await world.setCategory("UTILITY")
        let id = try await world.started(3)
        try await world.change(to: "MARKETING")
        try await world.run(id)
        try await world.change(to: "UTILITY")
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.run(id)
        try await world.dispatch()
        let recipients = try await world.recipients(id)
        #expect(recipients.allSatisfy { $0.state == .sent && $0.quote.category == .utility })
        try await world.receive(
            statuses: recipients.map { world.status("delivered", $0.row, of: id, category: "utility") }
        )
        try await world.run(id)
        #expect(try await world.campaign(id).state == .completed)
        #expect(try await world.wallet().held == .zero)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Another attempt that stands in line is made anew, and counts once`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        try await world.setCategory("UTILITY")
        let id = try await world.started(2) { $0.retry = Retry(on: true, attempts: 3) }
        try await world.dispatch()
        try await world.receive(statuses: [world.status("failed", 1, of: id, code: 131_049)])
        world.clock.advance(by: .hours(25))
        try await world.run(id)
        #expect(try await world.inLine(id) == 1)
        try await world.change(to: "MARKETING")
        try await world.run(id)
        let paused = try await world.campaign(id)
        #expect(paused.state == .paused && paused.retrying == 1)
        let back = try await world.recipients(id)[0]
        #expect(back.state == .failed && back.attempt == 1 && back.errorCode == 131_049)
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.run(id)
        let again = try await world.recipients(id)[0]
        #expect(again.state == .queued && again.attempt == 2 && again.quote.category == .marketing)
        try await world.dispatch(attempt: 2)
        try await world.receive(statuses: [
            world.status("delivered", 1, of: id, category: "marketing", attempt: 2),
            world.status("delivered", 2, of: id, category: "utility"),
        ])
        try await world.run(id)
        let done = try await world.campaign(id)
        #expect(done.state == .completed && done.retrying == 0 && done.counts[.delivered] == 2)
        #expect(done.charged == done.committed)
        #expect(try await world.wallet().held == .zero)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `An API campaign asks too, and goes on with what it was given`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        try await world.setCategory("UTILITY")
        let id = try await world.started(0) { $0.kind = .api }
        for _ in 0..<2 {
            _ = try await world.campaigns.deliver(
                CampaignMessageWish(phone: "+\(AnswerWorld.phone(1))", name: "Ada", values: ["button.1.1": "y"]),
                of: id,
                by: world.caller
            )
        }
        try await world.change(to: "MARKETING")
        try await world.run(id)
        #expect(try await world.campaign(id).failure?.code == .templateCategory)
        #expect(try await world.wallet().held == .zero, "each message's own hold has ended")
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.run(id)
        try await world.dispatch()
        let recipients = try await world.recipients(id)
        #expect(recipients.allSatisfy { $0.state == .sent && $0.quote.category == .marketing && $0.contact != nil })
        try await world.receive(statuses: recipients.map { world.status("delivered", $0.row, of: id) })
        #expect(try await world.campaign(id).counts[.delivered] == 2)
        #expect(try await world.campaign(id).state == .running)
        _ = try await world.campaigns.cancel(id, by: world.caller)
        try await world.run(id)
        #expect(try await world.wallet().held == .zero)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `An attempt by hand takes the place of the campaign's own`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(2) { $0.retry = Retry(on: true, attempts: 3) }
        try await world.dispatch()
        try await world.receive(statuses: [1, 2].map { world.status("failed", $0, of: id, code: 131_049) })
        #expect(try await world.campaign(id).retrying == 2)
        let failed = try #require(try await world.recipients(id)[0].message)
        let made = try await world.messaging.retry(failed, by: world.caller.member, in: world.workspace)
        #expect(try await world.campaign(id).retrying == 1)
        #expect(try await world.recipients(id)[0].nextAttemptAt == nil)
        #expect(try await world.recipients(id)[0].message == made.id)
        world.clock.advance(by: .hours(25))
        try await world.run(id)
        // The other one's attempt is the campaign's, and by hand nobody makes a second.
        #expect(try await world.recipients(id).map(\.attempt) == [2, 2])
        let second = try await world.messages(retriesOf: failed)
        #expect(second == [made.id])
        let attempt = try #require(try await world.recipients(id)[1].message)
        let other = try await world.firstMessage(of: id, row: 2)
        let found = try await world.messaging.retry(other, by: world.caller.member, in: world.workspace)
        #expect(found.id == attempt)
        try await world.expectSound()
    }
}

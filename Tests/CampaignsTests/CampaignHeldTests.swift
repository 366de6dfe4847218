import Credits
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Campaigns
@testable import Messaging

/// Attempts by hand that have to wait: for Meta's limit of marketing, and for a template that Meta has paused.
struct CampaignHeldTests {
    @Test(arguments: TestDatabase.all)
    func `One that WhatsApp asks to wait with says until when, and leaves then if that is wished`(kind: TestDatabase)
        async throws
    {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(2)
        try await world.dispatch()
        try await world.receive(statuses: [
            world.status("failed", 1, of: id, code: 131_049), world.status("failed", 2, of: id, code: 131_000),
        ])
        let first = try await world.firstMessage(of: id, row: 1)
        func retry(_ message: MessageID, _ pause: RetryPause) async throws -> Message {
            try await world.messaging.retry(message, pause: pause, by: world.caller.member, in: world.workspace)
        }

        let refused = await #expect(throws: RetryTooEarly.self) { _ = try await retry(first, .refused) }
        let until = try #require(refused?.until)
        #expect(until > world.clock.now + .hours(1))
        #expect(refused?.problem.code == "retry-too-early" && refused?.problem.facts["notBefore"] == "\(until)")
        #expect(try await world.messages(retriesOf: first).isEmpty)
        let made = try await retry(first, .waitedFor)
        #expect(made.sendAt == until)
        #expect(try await retry(first, .refused).id == made.id)

        // What may leave at once does, and so does what is asked for when the wait is over.
        #expect(try await retry(try await world.firstMessage(of: id, row: 2), .refused).sendAt == nil)
        try await world.dispatch(attempt: 2)
        let other = try await world.started(1)
        try await world.dispatch()
        try await world.receive(statuses: [world.status("failed", 1, of: other, code: 131_049)])
        let late = try await world.firstMessage(of: other, row: 1)
        world.clock.advance(by: .hours(200))
        #expect(try await retry(late, .refused).sendAt == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `While Meta has paused the template, a cancelled campaign looks when it may leave, and is settled when it has`(
        kind: TestDatabase
    ) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.started(2)
        try await world.dispatch()
        try await world.receive(statuses: [1, 2].map { world.status("failed", $0, of: id, code: 131_000) })
        _ = try await world.campaigns.cancel(id, by: world.caller)
        try await world.run(id)
        let made = try await world.again(try await world.firstMessage(of: id, row: 1))
        try await world.database.write { try $0.run("UPDATE templates SET status = 'PAUSED'") }
        #expect(try await world.line.claim(world.channel, limit: 10).isEmpty)
        world.clock.advance(by: .seconds(1))
        try await world.ring(id)
        try await world.run(id)

        #expect(try await world.campaign(id).counts[.queued] == 1)
        #expect(try await world.looksAt(id).map { $0 > world.clock.now + .minutes(10) } == true)

        world.clock.advance(by: .minutes(16))
        try await world.database.write { try $0.run("UPDATE templates SET status = 'APPROVED'") }
        let claimed = try await world.line.claim(world.channel, limit: 10)
        #expect(claimed.map(\.id) == [made.id])
        try await world.line.giveBack(claimed)
        try await world.dispatch(attempt: 2)
        try await world.receive(statuses: [world.status("delivered", 1, of: id, attempt: 2)])
        try await world.run(id)
        let over = try await world.campaign(id)
        #expect(over.state == .cancelled && over.isSettled && over.counts[.queued] == 0)
        #expect(try await world.wallet().held == .zero)
        try await world.expectSound()
    }
}

extension AnswerWorld {
    fileprivate func ring(_ id: CampaignID) async throws {
        try await database.write { [ambient, workspace] in
            try CampaignAlarm(ambient: ambient).ring(id, in: workspace, $0)
        }
    }

    /// When the campaign's job looks next.
    fileprivate func looksAt(_ id: CampaignID) async throws -> Timestamp? {
        try await database.read {
            try $0.row("SELECT run_at FROM jobs WHERE kind = \(CampaignAlarm.kind) AND key = \("\(id)")")?["run_at"]
        }
    }
}

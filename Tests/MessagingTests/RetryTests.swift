import CloudAPI
import Credits
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// Sending again: by a person, and by rule.
struct RetryTests {
    @Test(arguments: TestDatabase.all)
    func `Two clicks on retry make one new attempt`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let sent = try await world.sendAll { _ in .refused(MessagingWorld.refusal(131_026)) }

        let attempts = try await withThrowingTaskGroup(of: MessageID.self) { group in
            for _ in 0..<6 {
                group.addTask { try await world.service.retry(sent[0].id, by: nil, in: world.workspace).id }
            }
            return try await group.reduce(into: Set<MessageID>()) { $0.insert($1) }
        }

        #expect(attempts.count == 1)
        let rows = try await world.database.read {
            try $0.rows(
                "SELECT template_id FROM messages WHERE workspace_id = \(world.workspace) AND retry_of IS NOT NULL"
            )
        }
        #expect(rows.count == 1)
        #expect(try await world.line().claim(world.channel, limit: 10).count == 1)
        #expect(try await world.wallet().held == Points(micro: 863_100))
    }

    @Test(arguments: TestDatabase.all)
    func `A new attempt of a template needs Meta's approval still, when made and when sent`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(2)
        let sent = try await world.sendAll { _ in .refused(MessagingWorld.refusal(131_026)) }
        let made = try await world.service.retry(sent[0].id, by: nil, in: world.workspace)
        try await world.setTemplate("DISABLED")

        await #expect(throws: MessagingError.templateNotApproved(TemplateID(rawValue: 5), status: "DISABLED")) {
            _ = try await world.service.retry(sent[1].id, by: nil, in: world.workspace)
        }
        let claimed = try await world.line().claim(world.channel, limit: 10)

        #expect(claimed.isEmpty)
        #expect(try await world.message(made.id).error?.code == Refusal.templateNotApproved.rawValue)
    }

    @Test(
        arguments: TestDatabase.all,
        [
            // Spam limit: an hour. Misclassified templates: a day. Throughput: a second.
            (131_048, Duration.hours(1)), (131_064, .hours(24)), (130_429, .seconds(1)),
            // A code that the table does not have.
            (999_999, .seconds(2)),
        ]
    )
    func `What Meta throttles rests as long as its table says`(
        kind: TestDatabase,
        throttle: (code: Int, rest: Duration)
    )
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let sent = try await world.sendAll { _ in .rateLimited(MessagingWorld.refusal(throttle.code), retryAfter: nil) }

        world.clock.advance(by: throttle.rest - .milliseconds(1))
        let early = try await world.line().claim(world.channel, limit: 10)
        world.clock.advance(by: .milliseconds(1))
        let due = try await world.line().claim(world.channel, limit: 10)

        #expect(early.isEmpty)
        #expect(due.map(\.id) == sent.map(\.id))
    }

    @Test(arguments: TestDatabase.all)
    func `What is to be tried a few times is tried three times, however often Meta was out of reach`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        for _ in 0..<9 {
            _ = try await world.sendAll { _ in .unreachable("no route") }
            world.clock.advance(by: .minutes(6))
        }
        var tries = 0
        while try await !world.sendAll({ _ in .refused(MessagingWorld.refusal(131_000)) }).isEmpty {
            tries += 1
            world.clock.advance(by: .minutes(1))
        }

        #expect(tries == 3)
        #expect(try await world.campaignMessages()[0].state == .failed)
    }

    @Test(arguments: TestDatabase.all)
    func `After "too much to this contact", a later message to them does not overtake`(kind: TestDatabase) async throws
    {
        let world = try await MessagingWorld(kind)
        let contact = try await world.writer()
        let other = try await world.writer("919800000078")
        let first = try await world.sendText("one", to: contact)
        let claimed = try await world.line().claim(world.channel, limit: 10)
        let second = try await world.sendText("two", to: contact)
        let third = try await world.sendText("three", to: other)

        try await world.write([.answered(claimed[0], .rateLimited(MessagingWorld.refusal(131_056), retryAfter: nil))])
        let now = try await world.line().claim(world.channel, limit: 10)
        world.clock.advance(by: .seconds(1))
        let later = try await world.line().claim(world.channel, limit: 10)

        #expect(now.map(\.id) == [third.id])
        #expect(later.map(\.id) == [first.id, second.id])
    }

    @Test(
        arguments: TestDatabase.all,
        [
            CloudAPIError.unreachable("reset"), .unanswered(.failed(status: 502)),
            .rateLimited(GraphError(code: 130_429, message: "slow"), retryAfter: nil),
            .refused(GraphError(code: 131_000, message: "again")),
        ]
    )
    func `A file that could not be uploaded for the moment fails no message`(kind: TestDatabase, error: CloudAPIError)
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let claimed = try await world.line().claim(world.channel, limit: 10)

        try await world.write([OutcomeWriter.Outcome(claimed[0], unsent: error)])
        world.clock.advance(by: .minutes(1))

        #expect(try await world.line().claim(world.channel, limit: 10).count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A file that is not there, or that Meta refuses for good, fails its message with the reason`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(2)
        let claimed = try await world.line().claim(world.channel, limit: 10)

        try await world.write([
            OutcomeWriter.Outcome(claimed[0], unsent: MessagingError.mediaNotFound),
            OutcomeWriter.Outcome(claimed[1], unsent: CloudAPIError.refused(MessagingWorld.refusal(131_053))),
        ])

        let messages = try await world.campaignMessages()
        #expect(messages.map(\.state) == [.failed, .failed])
        #expect(messages.map(\.error?.code) == [Refusal.unreadable.rawValue, 131_053])
        #expect(try await world.wallet().held == .zero)
    }
}

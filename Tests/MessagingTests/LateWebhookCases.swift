import CloudAPI
import Credits
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Jobs
@testable import Messaging

/// The nasty cases of webhooks that come late, again, in masses, or when the disk is full: 8, 12, 14 and 20 of credits.md.
@Suite(.timeLimit(.minutes(5)))
struct LateWebhookCases {
    private static let price = Points(micro: 863_100)

    /// A campaign whose messages are all accepted by Meta: `wamid.0`, `wamid.1` …
    private func sent(_ count: Int, _ world: MessagingWorld) async throws -> [Claimed] {
        try await world.queueCampaign(count)
        return try await world.sendAll { .accepted(AcceptedMessage(id: "wamid.\($0.reference ?? -1)")) }
    }

    private func delivered(_ messages: [Claimed]) -> JSON {
        WebhookBodies.body(
            statuses: messages.map {
                WebhookBodies.status("delivered", of: "wamid.\($0.reference ?? -1)", message: $0.id, seconds: 1)
            }
        )
    }

    private func kept(_ world: MessagingWorld) async throws -> Int {
        try await world.database.read { try $0.row("SELECT count(*) AS count FROM webhook_inbox")?["count"] ?? -1 }
    }

    /// Days pass, and the job that lets go of old webhooks has run.
    private func age(_ world: MessagingWorld, days: Int64) async throws {
        world.clock.advance(by: .days(days))
        let (ambient, now) = (world.ambient, world.ambient.now())
        let handler = InboxPruning.handler(database: world.database, ambient: ambient)
        let jobs = try await world.database.write { transaction in
            try JobStore(transaction, ambient: ambient).enqueue([
                NewJob(workspace: WorkspaceID(rawValue: 0), kind: handler.kind, key: "x", runAt: now, payload: "{}")
            ])
            return try JobClaims(transaction: transaction, now: now)
                .take(from: "default", leases: [handler.kind: .seconds(60)], limit: 10).jobs
        }
        for job in jobs { try await handler.run(job) }
        try await world.database.write { try $0.run("DELETE FROM jobs WHERE kind = \(handler.kind)") }
    }

    @Test(arguments: TestDatabase.all)
    func `Case 12: the same webhook a week later, and once its first copy is not kept any more, is still one charge`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        let messages = try await sent(2, world)
        let failed = WebhookBodies.status("failed", of: "wamid.1", message: messages[1].id, seconds: 1, code: 131_026)
        let bodies = [delivered([messages[0]]), WebhookBodies.body(statuses: [failed])]
        try await world.receive(bodies)
        let before = try await world.fingerprint()
        #expect(try await world.wallet().spent == Self.price)

        // Meta repeats itself for seven days; bodies are kept for 30, and by the test's identities, which have no time, for none.
        for days in [Int64(7), 31] {
            try await age(world, days: days)
            #expect(try await kept(world) == 0)
            try await world.receive(bodies)
            #expect(try await world.fingerprint() == before, "\(days)")
        }
        #expect(try await world.credits.verify().isEmpty)
    }

    /// Nothing of the program deletes a workspace or a campaign that has begun; whoever does must leave messages and ledger.
    @Test(arguments: TestDatabase.all)
    func `Case 8: statuses of a workspace and a campaign that are gone are settled by their messages`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await MessagingWorld(kind)
        let messages = try await sent(3, world)
        let workspaces: Int? = try await world.database.read {
            try $0.row("SELECT count(*) AS count FROM workspaces")?["count"]
        }
        #expect(workspaces == 0)

        let failed = WebhookBodies.status("failed", of: "wamid.2", message: messages[2].id, seconds: 1, code: 131_026)
        try await world.receive([delivered([messages[0], messages[1]]), WebhookBodies.body(statuses: [failed])])

        #expect(try await world.campaignMessages().map(\.state) == [.delivered, .delivered, .failed])
        #expect(try await world.wallet().spent == Self.price.times(2))
        #expect(try await world.wallet().held == .zero)
        #expect(try await world.credits.verify().isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Case 14: 100,000 webhooks wait in the inbox, and a hold is answered behind at most what is being settled`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        let messages = try await sent(1_000, world)
        let body = delivered(messages).bytes()
        let intake = WebhookIntake(database: world.database, ambient: world.ambient)
        let (ambient, credits, workspace) = (world.ambient, world.credits, world.workspace)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 { group.addTask { try await intake.take(body, secretID: "secret") } }
            try await group.waitForAll()
        }
        #expect(try await kept(world) == 100)

        let settled = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled, try await world.receiver.process() > 0 { settled.add() }
            }
            for campaign in 0..<3 {
                let (taken, before) = (settled.value, ContinuousClock.now)
                while settled.value == taken, .now - before < .seconds(60) {
                    try await Task.sleep(for: .milliseconds(1))
                }
                let start = settled.value
                try await world.database.write(.urgent) { transaction in
                    _ = try credits.ledger(in: transaction).hold(
                        workspace,
                        reference: "campaign:\(campaign)",
                        amount: Points(1),
                        expiresAt: ambient.now() + .days(1)
                    )
                }
                // The transaction that it found under way, and one that was begun while its answer came back.
                #expect(settled.value - start <= 2)
            }
            #expect(try await InboxCase.waiting(world) > 0)
            group.cancelAll()
        }

        #expect(try await world.wallet().spent == Self.price.times(1_000))
        #expect(try await world.credits.verify().isEmpty)
    }

    @Test(arguments: DiskFailure.all)
    func `Case 20: when "about to be sent" cannot be written, nothing is sent`(kind: TestDatabase, failure: DiskFailure)
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(200)
        try await world.database.fail(failure, ["messages"])
        var (leaving, isRefused) = (0, false)

        while !isRefused, leaving < 200 {
            do {
                leaving += try await world.line().claim(world.channel, limit: 2).count
            } catch DatabaseError.unavailable {
                isRefused = true
            }
        }

        #expect(isRefused)
        let states = try await world.campaignMessages().map(\.state)
        #expect(states.count { $0 == .submitting } == leaving && states.count { $0 == .queued } == 200 - leaving)
        #expect(try await world.credits.verify().isEmpty)
        guard kind == .postgres || failure == .full else { return }
        try await world.database.mendDisk()
        #expect(try await world.line().claim(world.channel, limit: 200).count == 200 - leaving)
    }
}

private enum InboxCase {
    static func waiting(_ world: MessagingWorld) async throws -> Int {
        try await world.database.read {
            try $0.row("SELECT count(*) AS count FROM webhook_inbox WHERE state = 0")?["count"] ?? -1
        }
    }
}

private final class Counter: Sendable {
    private let state = Mutex(0)

    var value: Int { state.withLock { $0 } }

    func add() { state.withLock { $0 += 1 } }
}

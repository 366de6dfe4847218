import CloudAPI
import Contacts
import Events
@testable import Jobs
@testable import Messaging
import Primitives
import Routes
import Storage
import Synchronization
import TestSupport
import Testing

/// Who is blocked neither sends nor receives.
struct BlockTests {
    /// What was asked of Meta.
    private final class Meta: Sendable {
        private let state = Mutex<[String]>([])
        var asked: [String] { state.withLock { $0 } }

        func client(refusing: Bool = false) -> CloudAPIClient {
            var client = CloudAPIClient.unavailable
            client.block = { [self] users, number throws(CloudAPIError) in
                state.withLock { $0.append("block \(users) \(number)") }
                if refusing { throw .refused(GraphError(code: 139101, message: "Full")) }
                return BlockResult(done: [], failed: [])
            }
            client.unblock = { [self] users, number throws(CloudAPIError) in
                state.withLock { $0.append("unblock \(users) \(number)") }
                return BlockResult(done: [], failed: [])
            }
            return client
        }
    }

    private final class Count: Sendable {
        private let state = Mutex(0)
        var now: Int { state.withLock { $0 } }
        func add() { state.withLock { $0 += 1 } }
    }

    private func text(_ words: String, _ seconds: Int64) -> JSON {
        WebhookBodies.body(messages: [
            WebhookBodies.text(words, wamid: "in.late.\(seconds)", from: "919800000077", seconds: seconds)
        ])
    }

    private func runJobs(_ world: MessagingWorld, _ meta: CloudAPIClient) async throws -> Int {
        try await ChannelsWorld.seal(world)
        let events = EventLog(ambient: world.ambient, subscribers: [])
        let handler = BlockJob(channels: try ChannelsWorld.channels(world, meta), events: events).handler
        let jobs = try await world.database.write { transaction in
            try JobClaims(transaction: transaction, now: world.ambient.now())
                .take(from: "default", leases: [handler.kind: .seconds(60)], limit: 10).jobs
        }
        for job in jobs {
            try await handler.run(job)
            _ = try await world.database.write { try job.lease.complete(in: $0) }
        }
        return jobs.count
    }

    @Test(arguments: TestDatabase.all)
    func `What somebody writes who is blocked is kept, and nobody hears of it until they are not blocked any more`(
        kind: TestDatabase
    ) async throws {
        let replies = Count()
        let world = try await MessagingWorld(kind, inbox: InboxSettings(replied: { _, _ in replies.add() }))
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        try await world.service.act(by: ada) { actions in
            try actions.read(id)
            try actions.set(.resolved, id)
            try actions.block(id, true)
        }
        func told() async throws -> Int {
            let log = EventLog(ambient: world.ambient, subscribers: [])
            return try await world.database.read {
                try log.page(workspace: world.workspace, after: nil, limit: 200, in: $0)
            }.count { $0.kind == "message.created" }
        }
        let (before, events) = (try await world.find(id), try await told())
        world.clock.advance(by: .hours(1))
        try await world.receive([text("Answer me", 3_600)])

        let during = try await world.find(id)
        #expect(during.standing == before.standing)
        #expect(during.updatedAt == before.updatedAt)
        #expect(try await told() == events)
        #expect(replies.now == 1)
        // WhatsApp lets answers through for a day after it, which is so for us too once the block is lifted.
        #expect(during.windowUntil.map { $0 > before.windowUntil ?? $0 } == true)
        let scope = InboxScope(workspace: world.workspace, member: ada.member)
        #expect(try await world.list(ConversationFilter(.resolved), scope).map(\.last?.text) == ["Hi"])

        try await world.service.act(by: ada) { try $0.block(id, false) }
        _ = try await runJobs(world, Meta().client())
        #expect(try await world.list(ConversationFilter(.resolved), scope).map(\.last?.text) == ["Answer me"])
        try await world.receive([text("At last", 3_700)])
        #expect(try await world.find(id).status == .open)
        #expect(try await world.find(id).unread == 1)
        #expect(replies.now == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `Meta is told of a block and of its end, and again when somebody writes all the same`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        let (meta, number) = (Meta(), MessagingWorld.phoneNumberID)
        let (block, unblock) = (
            "block \([BlockTarget.phone("+919800000077")]) \(number)",
            "unblock \([BlockTarget.phone("+919800000077")]) \(number)"
        )
        try await world.service.act(by: ada) { try $0.block(id, true) }
        #expect(try await runJobs(world, meta.client(refusing: true)) == 1)
        #expect(meta.asked == [block])
        world.clock.advance(by: .hours(1))
        try await world.receive([text("Hello?", 3_600)])
        #expect(try await runJobs(world, meta.client()) == 1)
        try await world.service.act(by: ada) { try $0.block(id, false) }
        #expect(try await runJobs(world, meta.client()) == 1)
        #expect(meta.asked == [block, block, unblock])

        // Meta does not take those who have not written for a day, and is not asked.
        world.clock.advance(by: .days(2))
        try await world.service.act(by: ada) { try $0.block(id, true) }
        #expect(try await runJobs(world, meta.client()) == 1)
        #expect(meta.asked.count == 3)
    }
}

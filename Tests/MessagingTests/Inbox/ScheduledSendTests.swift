@testable import Jobs
@testable import Messaging
import Credits
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// Messages that wait for their time, and answers that cross.
struct ScheduledSendTests {
    private func draft(
        _ world: MessagingWorld,
        _ id: ConversationID,
        by caller: Caller,
        at sendAt: Timestamp?,
        seen: MessageID? = nil
    )
        async throws -> Draft
    {
        let conversation = try await world.find(id)
        return Draft(
            channel: conversation.channel,
            contact: conversation.contact,
            clientID: nil,
            body: .freeForm(type: "text", content: #"{"body":"Later"}"#, text: "Later"),
            origin: .agent,
            author: caller.member,
            seen: seen,
            sendAt: sendAt
        )
    }

    private func runDue(_ world: MessagingWorld) async throws {
        let handler = ScheduledSend(service: world.service).handler
        let jobs = try await world.database.write { transaction in
            try JobClaims(transaction: transaction, now: world.ambient.now())
                .take(from: "default", leases: [handler.kind: .seconds(60)], limit: 10).jobs
        }
        for job in jobs { try await handler.run(job) }
    }

    @Test(arguments: TestDatabase.all)
    func `A scheduled message is not in the thread, does not leave before its time, and then does`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        let at = world.ambient.now() + .hours(2)
        let message = try await world.service.send([draft(world, id, by: ada, at: at)], in: world.workspace)[0]
        let scope = InboxScope(workspace: world.workspace, member: ada.member)
        func thread() async throws -> Int {
            try await world.database.read {
                try ThreadReader(transaction: $0, scope: scope).page(id, before: nil, limit: 50).count
            }
        }

        #expect(try await world.line().claim(world.channel, limit: 10).isEmpty)
        #expect(try await thread() == 1)
        #expect(try await world.find(id).place.assignee == nil)
        world.clock.advance(by: .hours(1))
        try await runDue(world)
        #expect(try await world.line().claim(world.channel, limit: 10).isEmpty)
        world.clock.advance(by: .hours(1))
        try await runDue(world)

        #expect(try await world.message(message.id).at == at)
        #expect(try await thread() == 3)
        #expect(try await world.find(id).place.assignee == ada.member)
        #expect(try await world.line().claim(world.channel, limit: 10).map(\.id) == [message.id])
    }

    @Test(arguments: TestDatabase.all)
    func `When the window has closed it fails with words, its author is told, and its credits are free again`(
        kind: TestDatabase
    ) async throws {
        let told = NoticesHeard()
        let world = try await MessagingWorld(kind, inbox: told.settings)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        let before = try await world.wallet().held
        let at = world.ambient.now() + .hours(30)
        let message = try await world.service.send([draft(world, id, by: ada, at: at)], in: world.workspace)[0]
        world.clock.advance(by: .hours(30))
        try await runDue(world)

        let after = try await world.message(message.id)
        #expect(after.state == .failed)
        #expect(after.error?.code == Refusal.windowClosed.rawValue)
        #expect(told.all.map(\.kind) == [.notSent])
        #expect(told.all.map(\.member) == [ada.member])
        #expect(try await world.wallet().held == before)
        #expect(try await world.line().claim(world.channel, limit: 10).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `The window is looked at once more when a dispatcher takes it`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        let at = world.ambient.now() + .hours(23)
        let message = try await world.service.send([draft(world, id, by: ada, at: at)], in: world.workspace)[0]
        world.clock.advance(by: .hours(23))
        try await runDue(world)
        world.clock.advance(by: .hours(2))

        #expect(try await world.line().claim(world.channel, limit: 10).isEmpty)
        #expect(try await world.message(message.id).error?.code == Refusal.windowClosed.rawValue)
    }

    @Test(arguments: TestDatabase.all)
    func `A text whose window closed while it stood in line does not leave either`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let writer = try await world.writer()
        let before = try await world.wallet().held
        let message = try await world.sendText("Hello", to: writer)
        world.clock.advance(by: .hours(24))

        #expect(try await world.line().claim(world.channel, limit: 10).isEmpty)
        #expect(try await world.message(message.id).error?.code == Refusal.windowClosed.rawValue)
        #expect(try await world.wallet().held == before)
    }

    @Test(arguments: TestDatabase.all)
    func `It is taken back before its time, once`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        let at = world.ambient.now() + .hours(2)
        let before = try await world.wallet().held
        let message = try await world.service.send([draft(world, id, by: ada, at: at)], in: world.workspace)[0]
        try await world.service.act(by: ada) { try $0.cancelScheduled(message.id) }
        await #expect(throws: InboxError.notScheduled(message.id)) {
            try await world.service.act(by: ada) { try $0.cancelScheduled(message.id) }
        }
        world.clock.advance(by: .hours(3))
        try await runDue(world)

        #expect(try await world.message(message.id).state == .cancelled)
        #expect(try await world.line().claim(world.channel, limit: 10).isEmpty)
        #expect(try await world.wallet().held == before)
        for wrong in [Duration.hours(-1), .days(31)] {
            await #expect(throws: InboxError.self) {
                let refused = try await draft(world, id, by: ada, at: world.ambient.now() + wrong)
                _ = try await world.service.send([refused], in: world.workspace)
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Of two who answer one message at once one is sent, the other is warned with what was written`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await MessagingWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let id = try await world.conversation()
        let seen: MessageID = try await world.database.read { transaction in
            let row = try transaction.row("SELECT id FROM messages WHERE conversation_id = \(id)")
            guard let row else { throw MessagingError.conversationNotFound(id) }
            return try row["id"]
        }
        for _ in 0..<5 {
            let drafts = [
                try await draft(world, id, by: ada, at: nil, seen: seen),
                try await draft(world, id, by: bob, at: nil, seen: seen),
            ]
            let sent = await withTaskGroup(of: Int.self) { group in
                for draft in drafts {
                    group.addTask { (try? await world.service.send([draft], in: world.workspace).count) ?? 0 }
                }
                return await group.reduce(0, +)
            }
            #expect(sent == 1)
            try await world.database.write {
                try $0.run("UPDATE messages SET at = 0 WHERE direction = 'out'")
            }
        }
        // Their own answer is nobody else's, and whoever has seen it answers on.
        let mine = try await world.service.send([draft(world, id, by: ada, at: nil, seen: seen)], in: world.workspace)[
            0
        ]
        _ = try await world.service.send([draft(world, id, by: ada, at: nil, seen: seen)], in: world.workspace)
        await #expect(throws: MessagingError.self) {
            _ = try await world.service.send([draft(world, id, by: bob, at: nil, seen: mine.id)], in: world.workspace)
        }
        _ = try await world.service.send([draft(world, id, by: bob, at: nil)], in: world.workspace)
    }
}

import CloudAPI
import Contacts
import Credits
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// What keeps a message from being sent.
struct GateTests {
    @Test(arguments: TestDatabase.all)
    func `Marketing does not reach someone who opted out after it was queued`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(3)
        let contacts = try await world.database.read {
            try ContactStore($0, ambient: world.ambient).page(world.workspace, search: nil, after: nil, limit: 10)
        }
        let leaver = try #require(contacts.first { $0.phone?.rawValue.hasSuffix("1") == true })
        try await world.database.write {
            try ContactStore($0, ambient: world.ambient).consent(
                .no,
                of: leaver.id,
                source: .keyword,
                in: world.workspace
            )
        }

        let claimed = try await world.line().claim(world.channel, limit: 10)

        #expect(claimed.map(\.reference) == [0, 2])
        let rows = try await world.database.read {
            try $0.rows(
                "SELECT error_code FROM messages WHERE workspace_id = \(world.workspace) AND reference = 1 AND state = 6"
            )
        }
        #expect(rows.count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A free-form message needs an open window, which the contact's message opens for a day`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let conversation = try await world.service.open(
            world.channel.id,
            with: nil,
            phone: PhoneNumber("+919800000001"),
            name: "Asha",
            in: world.workspace
        )
        let contact = try await world.database.read {
            try ConversationStore($0).find(world.workspace, conversation)?.contact
        }
        let draft = Draft(
            channel: world.channel.id,
            contact: try #require(contact),
            clientID: "a",
            body: .freeForm(type: "text", content: #"{"body":"Hi"}"#, text: "Hi"),
            origin: .agent
        )

        await #expect(throws: MessagingError.windowClosed(conversation)) {
            _ = try await world.service.send([draft], in: world.workspace)
        }
        try await world.receive([
            WebhookBodies.body(messages: [
                WebhookBodies.text("Hello", wamid: "wamid.1", from: "919800000001", seconds: 0)
            ])
        ])
        let sent = try await world.service.send([draft], in: world.workspace)
        let again = try await world.service.send([draft], in: world.workspace)
        world.clock.advance(by: .hours(24))

        #expect(sent.map(\.id) == again.map(\.id))
        #expect(sent[0].quoted == .zero)
        await #expect(throws: MessagingError.windowClosed(conversation)) {
            _ = try await world.service.send([draft.again("b")], in: world.workspace)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A message quotes and reacts to nothing but what is in its own conversation`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.receive([
            WebhookBodies.body(messages: [
                WebhookBodies.text("Hello", wamid: "wamid.1", from: "919800000001", seconds: 0),
                WebhookBodies.text("Hello", wamid: "wamid.2", from: "919800000002", seconds: 0),
            ])
        ])
        let rows = try await world.database.read {
            try $0.rows("SELECT id, contact_id FROM messages WHERE direction = 'in' ORDER BY wamid")
        }
        let contact: ContactID = try rows[0]["contact_id"]
        let ids: [MessageID] = try rows.map { try $0["id"] }
        func send(_ body: Draft.Body, replyTo: String? = nil) async throws -> Message {
            let draft = Draft(
                channel: world.channel.id,
                contact: contact,
                clientID: nil,
                body: body,
                replyTo: replyTo,
                origin: .agent
            )
            return try await world.service.send([draft], in: world.workspace)[0]
        }
        let text = Draft.Body.freeForm(type: "text", content: #"{"body":"Hi"}"#, text: "Hi")

        #expect(try await send(text, replyTo: "wamid.1").replyTo == "wamid.1")
        #expect(try await send(text, replyTo: "\(ids[0])").replyTo == "wamid.1")
        for stranger in ["wamid.2", "\(ids[1])", "wamid.3", "msg_0000000000001", ""] {
            await #expect(throws: MessagingError.self) { try await send(text, replyTo: stranger) }
            await #expect(throws: MessagingError.self) {
                let reaction = #"{"message_id":"\#(stranger)","emoji":"👍"}"#
                return try await send(.freeForm(type: "reaction", content: reaction, text: "👍"))
            }
        }
        let count = try await world.database.read {
            try $0.row("SELECT count(*) AS count FROM messages WHERE direction = 'out'")
        }
        #expect(try #require(count)["count"] == Int64(2), "what is refused leaves nothing")
    }

    @Test(arguments: TestDatabase.all)
    func `Paused messages wait, cancelled ones never leave, and their credits stay with the hold`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let hold = try await world.queueCampaign(5)
        let (service, workspace) = (world.service, world.workspace)

        try await world.database.write { try service.pause(MessagingWorld.campaign, in: $0, workspace: workspace) }
        let paused = try await world.line().claim(world.channel, limit: 10)
        try await world.database.write { try service.resume(MessagingWorld.campaign, in: $0, workspace: workspace) }
        let first = try await world.line().claim(world.channel, limit: 2)
        let cancelled = try await world.database.write {
            try service.cancelQueued(MessagingWorld.campaign, in: $0, workspace: workspace)
        }
        let after = try await world.line().claim(world.channel, limit: 10)
        let released = try await world.database.write { try world.credits.ledger(in: $0).close(workspace, hold: hold) }

        #expect(paused.isEmpty)
        #expect(first.count == 2)
        #expect(cancelled == 3)
        #expect(after.isEmpty)
        #expect(released == Points(micro: 3 * 863_100))
    }

    @Test(arguments: TestDatabase.all)
    func `A queued message does not go to someone who was deleted since`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(2)
        let leaver = try await world.campaignMessages()[1]
        try await world.database.write {
            try ContactStore($0, ambient: world.ambient).erase(leaver.contact, in: world.workspace)
        }

        let claimed = try await world.line().claim(world.channel, limit: 10)

        #expect(claimed.map(\.reference) == [0])
        #expect(try await world.message(leaver.id).error?.code == Refusal.erased.rawValue)
    }

    @Test(arguments: TestDatabase.all)
    func `A campaign waits while Meta pauses its template, and fails when it is disabled`(kind: TestDatabase)
        async throws
    {
        let heard = Heard()
        let world = try await MessagingWorld(kind, observers: [heard.observer])
        try await world.queueCampaign(2)
        let held = try await world.wallet().held
        heard.forget()

        try await world.setTemplate("PAUSED")
        let paused = try await world.line().claim(world.channel, limit: 10)
        let waiting = try await world.campaignMessages().map(\.state)
        try await world.setTemplate("APPROVED")
        let early = try await world.line().claim(world.channel, limit: 10)
        let quiet = heard.changes.isEmpty
        world.clock.advance(by: .minutes(15))
        let due = try await world.line().claim(world.channel, limit: 1)
        try await world.setTemplate("DISABLED")
        let disabled = try await world.line().claim(world.channel, limit: 10)

        #expect(paused.isEmpty && early.isEmpty && quiet)
        #expect(waiting == [.queued, .queued])
        #expect(due.count == 1)
        #expect(disabled.isEmpty)
        #expect(try await world.campaignMessages()[1].error?.code == Refusal.templateNotApproved.rawValue)
        #expect(try await world.wallet().held == held)
    }

    @Test(arguments: TestDatabase.all)
    func `A campaign's charge knows the calling code, by which the market of the delivery's day is found`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(2)

        _ = try await world.line().claim(world.channel, limit: 10)

        let codes: [String?] = try await world.database.read {
            try $0.rows("SELECT calling_code FROM charges").map { try $0["calling_code"] }
        }
        #expect(codes == ["91", "91"])
    }

    @Test(arguments: TestDatabase.all)
    func `A slice queued twice makes each conversation and message once, and shows none`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(5)
        let messages = try await world.campaignMessages()
        let contacts = messages.map(\.contact)

        let conversations = try await world.database.write {
            try world.service.openConversations(
                with: contacts + contacts,
                channel: world.channel.id,
                in: $0,
                workspace: world.workspace
            )
        }

        #expect(messages.map(\.conversation) == contacts.map { conversations[$0] })
        let rows = try await world.database.read { try $0.rows("SELECT shown FROM conversations") }
        #expect(rows.count == 5)
        #expect(try rows.allSatisfy { try $0["shown"] == false })
    }
}

extension Draft {
    func again(_ clientID: String) -> Draft {
        Draft(channel: channel, contact: contact, clientID: clientID, body: body, origin: origin)
    }
}

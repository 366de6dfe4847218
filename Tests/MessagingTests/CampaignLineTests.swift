import CloudAPI
import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Messaging

/// What campaigns ask of Messaging besides queueing.
@Suite struct CampaignLineTests {
    @Test(arguments: TestDatabase.all)
    func `A passcode and a reply leave before a campaign that has waited longer`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(30)
        let customer = try await world.writer()
        let reply = try await world.sendText("On our way", to: customer)
        let passcodes = TemplateID(rawValue: 6)
        try await world.database.write { transaction in
            let components = #"[{"type":"BODY","text":"{{1}} is your verification code."}]"#
            try transaction.run(
                """
                INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status, components,
                 parameter_format, created_at, changed_at)
                VALUES (\(world.workspace), \(passcodes), \(world.channel.id), '2', 'code', 'en_US', 'AUTHENTICATION',
                 'APPROVED', \(components), 'POSITIONAL', 0, 0)
                """
            )
        }
        let draft = Draft(
            channel: world.channel.id,
            contact: try await world.writer("919800000078"),
            clientID: nil,
            body: .template(passcodes, values: ["body.1": "123456"]),
            origin: .api
        )
        let passcode = try #require(try await world.service.send([draft], in: world.workspace).first)

        let first = try await world.line().claim(world.channel, limit: 10)
        let second = try await world.line().claim(world.channel, limit: 100)
        #expect(first.map(\.id).prefix(2) == [passcode.id, reply.id])
        #expect(first.dropFirst(2).allSatisfy { $0.campaign == MessagingWorld.campaign })
        #expect(first.count == 10 && second.count == 22)
    }

    @Test(arguments: TestDatabase.all)
    func `Another attempt has the words of the first, is paid at once, and is made once`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        _ = try await world.queueCampaign(3)
        let sent = try await world.sendAll { _ in .refused(MessagingWorld.refusal(131_026)) }
        #expect(sent.count == 3)
        let first = try #require(sent.first)
        let (service, workspace, channel) = (world.service, world.workspace, world.channel)
        let attempt: @Sendable (Transaction) throws -> [Int64: MessageID] = { transaction in
            let ledger = service.credits.ledger(in: transaction)
            let phone = try #require(PhoneNumber(first.recipient))
            let quote = try ledger.book(workspace).quote(
                .marketing,
                to: phone,
                window: .closed,
                at: service.ambient.now()
            )
            let hold = try ledger.hold(
                workspace,
                reference: "again:\(service.ambient.rawID())",
                amount: quote.amount,
                expiresAt: service.ambient.now() + .days(31)
            )
            let made = try service.queuePaid(
                [
                    CampaignDraft(
                        contact: first.contact,
                        to: phone,
                        template: try #require(first.template),
                        content: "",
                        text: "",
                        reference: first.reference ?? 0,
                        quote: quote,
                        retryOf: first.id
                    )
                ],
                campaign: MessagingWorld.campaign,
                channel: channel.id,
                hold: hold,
                in: transaction,
                workspace: workspace
            )
            try ledger.close(workspace, hold: hold)
            return made
        }
        let made = try await world.database.write(.normal, attempt)
        let id = try #require(made[first.reference ?? 0])
        let message = try await world.message(id)
        #expect(message.text == "Offer" && message.retryOf == first.id && message.state == .queued)
        #expect(try await world.database.write(.normal, attempt).isEmpty, "the failed message was tried again already")
        let again = try await world.sendAll { _ in .refused(MessagingWorld.refusal(131_026)) }
        #expect(again.map(\.id) == [id])
        #expect(try await world.wallet().held == .zero)
        #expect(try await service.credits.verify().isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `What is in line, who waits and who had marketing is counted by what there is`(kind: TestDatabase) async throws
    {
        let world = try await MessagingWorld(kind)
        let (service, workspace, channel) = (world.service, world.workspace, world.channel)
        _ = try await world.queueCampaign(4)
        let early = world.clock.now - .days(7)
        let counts = try await world.database.read { transaction -> [Int] in
            func sent(_ count: Int, _ since: Timestamp) throws -> Int {
                let condition = MessagingService.sentMarketing(workspace, channel.id, since: since, count: count)
                return try transaction.row("SELECT count(*) AS count FROM contacts c WHERE \(condition)")?["count"] ?? 0
            }
            return [
                try service.backlog(of: MessagingWorld.campaign, limit: 3, in: transaction, workspace: workspace),
                try service.backlog(of: MessagingWorld.campaign, limit: 9, in: transaction, workspace: workspace),
                try service.waiting(
                    on: channel.id,
                    since: world.clock.now,
                    limit: 9,
                    in: transaction,
                    workspace: workspace
                ),
                try sent(1, early), try sent(2, early), try sent(1, world.clock.now + .days(1)),
            ]
        }
        #expect(counts == [3, 4, 0, 4, 0, 0])
        _ = try await world.sendAll { _ in .refused(MessagingWorld.refusal(131_026)) }
        let after = try await world.database.read { transaction -> Int in
            let condition = MessagingService.sentMarketing(workspace, channel.id, since: early, count: 1)
            return try transaction.row("SELECT count(*) AS count FROM contacts c WHERE \(condition)")?["count"] ?? 0
        }
        #expect(after == 0, "what failed does not count")
        let standing = try await world.database.read {
            try service.standing(of: channel.id, in: $0, workspace: workspace)
        }
        #expect(standing.messagesPerSecond == channel.messagesPerSecond)
    }
}

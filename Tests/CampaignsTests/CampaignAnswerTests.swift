import CloudAPI
import Contacts
import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import TrackedLinks
import Workspaces

@testable import Campaigns

/// Who answers which campaign, counted in the step that receives it.
struct CampaignAnswerTests {
    private typealias Totals = AnswerWorld.Totals

    @Test(arguments: TestDatabase.all)
    func `The first message within 72 hours answers the latest campaign, once, whatever is said twice`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await AnswerWorld(kind)
        let first = try await world.send(3, name: "First")
        world.clock.advance(by: .hours(1))
        let second = try await world.send(2, name: "Second")
        world.clock.advance(by: .minutes(5))

        let replies = [world.says("How much?", 1, id: "in.a"), world.says("Hello?", 1), world.says("Nice", 3)]
        try await world.receive(replies)
        try await world.receive(replies)

        #expect(try await world.totals(second) == Totals(replied: 1))
        #expect(try await world.totals(first) == Totals(replied: 1))
        let reply = try await world.reply(second, 1)
        #expect(reply.repliedAt == world.clock.now)
        #expect(reply.message != nil)
        #expect(try await world.reply(first, 1) == .none)
    }

    @Test(arguments: TestDatabase.all)
    func `What quotes a campaign's message answers that one, and an hour too late nothing does`(kind: TestDatabase)
        async throws
    {
        let world = try await AnswerWorld(kind)
        let first = try await world.send(2, name: "First")
        let second = try await world.send(2, name: "Second")

        try await world.receive([world.says("This one", 1, quoting: "wamid.\(first).1")])
        #expect(try await world.totals(first) == Totals(replied: 1))
        #expect(try await world.totals(second) == Totals())

        world.clock.advance(by: .hours(73))
        try await world.receive([world.says("Late", 2), world.says("Late", 2, quoting: "wamid.\(first).2")])
        #expect(try await world.totals(first) == Totals(replied: 1))
        #expect(try await world.totals(second) == Totals())
    }

    @Test(arguments: TestDatabase.all)
    func `Taps are counted by button and by person, also a month later`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(3)

        try await world.receive([
            world.taps("Tell me more", 1, of: id), world.taps("Tell me more", 1, of: id),
            world.taps("Tell me more", 2, of: id),
            world.taps("No such button", 3, of: id),
        ])
        #expect(try await world.taps(id) == [[0, 3, 2]])
        #expect(try await world.totals(id) == Totals(replied: 3, clicked: 3))
        #expect(try await world.reply(id, 1).button == 0)

        world.clock.advance(by: .days(29))
        try await world.receive([world.taps("Stop promotions", 2, of: id)])
        #expect(try await world.taps(id) == [[0, 3, 2], [2, 1, 1]])
        #expect(try await world.totals(id) == Totals(replied: 3, clicked: 3), "the person was counted before")
    }

    @Test(arguments: TestDatabase.all)
    func `A click on a link is one of the person's, whichever came first`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(3)
        let links = TrackedLinks(database: world.database, ambient: world.ambient, publicURL: "https://x.example") {
            try world.answers.clicked($2, in: $1, $0)
        }
        let link = try await world.database.write {
            try TrackedLinkStore($0, in: world.workspace)
                .link(TrackedLink.Owner(id), to: "https://shop.example", ambient: world.ambient)
        }
        try await world.receive([world.taps("Tell me more", 1, of: id)])
        for row in [1, 2, 2, 99] {
            #expect(try await links.follow(link.token(for: Int64(row)), isVisit: true) == "https://shop.example")
        }

        #expect(try await world.totals(id) == Totals(replied: 1, clicked: 2))
        #expect(try await world.reply(id, 2).clickedAt == world.clock.now)
        let report = try await world.campaigns.report(id, in: world.workspace)
        #expect(report.links == [CampaignReport.Link(url: "https://shop.example", clicks: 4, people: 3)])
    }

    @Test(arguments: TestDatabase.all)
    func `STOP, the settings of WhatsApp and Meta's refusal are opt-outs, and no replies`(kind: TestDatabase)
        async throws
    {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(4)

        try await world.receive([
            world.says("STOP", 1), world.says("stop", 1), world.taps("Stop promotions", 2, of: id),
        ])
        let preference: JSON = [
            "wa_id": .string(AnswerWorld.phone(3)), "detail": "User requested to stop marketing messages",
            "category": "marketing_messages", "value": "stop", "timestamp": .string("\(world.clock.now.seconds)"),
        ]
        for _ in 0..<2 { try await world.receive(preferences: [preference]) }
        let refused = [world.status("failed", 4, of: id, code: 131_050)]
        for _ in 0..<2 { try await world.receive(statuses: refused) }

        #expect(try await world.totals(id) == Totals(clicked: 1, optedOut: 4))
        for row in 1...4 { #expect(try await world.reply(id, row).optedOutAt != nil, "row \(row)") }
    }

    @Test(arguments: TestDatabase.all)
    func `Reactions and other people's messages answer nothing`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(1)
        let stranger: JSON = [
            "from": "919811111111", "id": "in.stranger", "timestamp": .string("\(world.clock.now.seconds)"),
            "type": "text",
            "text": ["body": "Hello"], "context": ["id": .string("wamid.\(id).99")],
        ]
        let reaction: JSON = [
            "from": .string(AnswerWorld.phone(1)), "id": "in.reaction",
            "timestamp": .string("\(world.clock.now.seconds)"),
            "type": "reaction", "reaction": ["message_id": .string("wamid.\(id).1"), "emoji": "👍"],
        ]
        try await world.receive([stranger, reaction])

        #expect(try await world.totals(id) == Totals())
    }

    @Test(arguments: TestDatabase.all)
    func `Merged people answer what either was sent, and an undone merge parts them`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let one = try await world.send(2, name: "Both")
        let two = try await world.send(1, name: "One")
        let (kept, gone) = (try await world.contact(2).id, try await world.contact(1).id)
        try await world.database.write { transaction in
            try CampaignAnswers.merged(transaction, world.workspace, kept, gone)
        }
        let rows: @Sendable (ContactID) async throws -> [CampaignID] = { contact in
            try await world.database.read {
                try $0.rows(
                    """
                    SELECT campaign_id FROM campaign_recipients
                    WHERE workspace_id = \(world.workspace) AND contact_id = \(contact) ORDER BY campaign_id
                    """
                ).map { try $0["campaign_id"] }
            }
        }
        #expect(try await rows(kept) == [one, two])
        #expect(try await rows(gone) == [one], "one campaign wrote to both")

        try await world.database.write { transaction in
            try CampaignAnswers.returned(transaction, world.workspace, kept, gone)
        }
        #expect(try await rows(kept) == [one])
        #expect(try await rows(gone) == [one, two])
    }

    @Test(arguments: TestDatabase.all)
    func `Who is forgotten leaves only the counts`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(1)
        try await world.receive([world.says("My name is Asha", 1)])
        let contact = try await world.contact(1).id
        let counts = try await world.database.write { transaction in
            try Eraser.recipients.run(
                transaction,
                world.workspace,
                ErasedPerson(contact: contact, identities: [], name: "Person 1")
            )
        }
        #expect(counts["campaign_recipients"] == 1)
        #expect(try await world.reply(id, 1).message == nil)
        #expect(try await world.totals(id) == Totals(replied: 1))
    }

    // MARK: What answers them

    @Test(arguments: TestDatabase.all)
    func `A tap brings what was planned for it, once for each person`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let tag = Tag(id: world.ambient.id(), kind: .contact, name: "Interested", colour: .green)
        _ = try await world.database.write {
            try TagStore($0, in: world.workspace).insert(tag, at: world.ambient.now())
        }
        let button = ReplyPlan.Button(
            index: 0,
            sequenceId: "seq_1",
            tagId: tag.id,
            text: "Here is more about them.",
            memberId: world.caller.member,
            teamId: nil
        )
        let id = try await world.send(2, plan: ReplyPlan(buttons: [button], inbox: .support))

        try await world.receive([world.taps("Tell me more", 1, of: id), world.taps("Tell me more", 1, of: id)])
        #expect(try await world.dispatch() == [#"{"body":"Here is more about them."}"#])
        #expect(world.enrolled.all == ["seq_1"])
        #expect(try await world.conversation(1).place.assignee == world.caller.member)
        #expect(try await world.conversation(1).place.inbox == .sales, "other replies go to the other inbox")
        let subject = try await world.contact(1).id.subject
        let tags = try await world.database.read { try TagStore($0, in: world.workspace).tags(of: [subject]) }
        #expect(tags[subject]?.map(\.name) == ["Interested"])

        try await world.receive([world.says("Where is the shop?", 2)])
        #expect(try await world.conversation(2).place == ConversationPlace(inbox: .support))
        #expect(try await world.dispatch().isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `What is not possible any more loses nothing else`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let button = ReplyPlan.Button(
            index: 0,
            sequenceId: "gone",
            tagId: TagID(rawValue: 1),
            text: "Hello",
            memberId: MemberID(rawValue: 1),
            teamId: nil
        )
        let id = try await world.send(1, plan: ReplyPlan(buttons: [button]))

        try await world.receive([world.taps("Tell me more", 1, of: id)])

        #expect(try await world.totals(id) == Totals(replied: 1, clicked: 1))
        #expect(try await world.dispatch() == [#"{"body":"Hello"}"#])
        #expect(try await world.conversation(1).place.assignee == nil)
        let lines = try await world.database.read {
            try $0.row("SELECT count(*) AS count FROM conversation_entries WHERE name = 'rule-skipped'")?["count"] ?? 0
        }
        #expect(lines == 3)
    }
}

import Contacts
import Events
import Jobs
@testable import Links
@testable import Messaging
import Primitives
import Routes
import Storage
import Templates
import TestSupport
import Testing
import Workspaces
import Credits

/// A workspace with a number, on a fresh database.
struct LinksWorld {
    let database: Database
    let clock = TestClock()
    let ambient: Ambient
    let workspace = WorkspaceID(rawValue: 7)
    let channel: ChannelID
    let owner: Caller

    static let migrations =
        JobMigrations.all + EventMigrations.all + WorkspaceMigrations.all + CreditMigrations.all + ContactMigrations.all
        + TemplateMigrations.all + MessagingMigrations.all + LinksMigrations.all

    init(_ kind: TestDatabase) async throws {
        database = try await kind.open(Self.migrations)
        ambient = .test(clock)
        channel = ambient.id()
        owner = Caller(
            workspace: workspace,
            actor: .member(MemberID(rawValue: 1), UserID(rawValue: 1), .owner)
        )
        let (id, ws) = (channel, workspace)
        try await database.write { transaction in
            for (workspace, id) in [(ws, id), (WorkspaceID(rawValue: 8), id)] {
                // The audit log is kept for workspaces that there are.
                try WorkspaceStore(transaction).insert(
                    Workspace(
                        id: workspace,
                        name: "Shop",
                        country: "US",
                        timeZone: "UTC",
                        createdAt: Timestamp(milliseconds: 0)
                    )
                )
                try transaction.run(
                    """
                    INSERT INTO channels
                    (workspace_id, id, name, kind, base_url, phone_number_id, waba_id, display_number, verified_name,
                     access_token, app_secret, secret_id, verify_token_hash, state, quality, messages_per_second, created_at)
                    VALUES (\(workspace), \(id), 'Shop', 'simulator', 'http://127.0.0.1', \("\(workspace.rawValue)"), '2',
                     '+1 202-555-0143', 'Shop', \([UInt8]()), \([UInt8]()), 's', '', 'connected', 'GREEN', 80, 1)
                    """
                )
            }
        }
    }

    var links: QuickLinkService {
        QuickLinkService(database: database, ambient: ambient, publicURL: "https://desk.example.com")
    }

    var widgets: WidgetService {
        WidgetService(database: database, ambient: ambient, publicURL: "https://desk.example.com")
    }

    func wanted(
        name: String? = "Poster",
        text: String? = "Hello, I saw the poster",
        code: Bool? = nil,
        slug: String? = nil,
        active: Bool? = nil
    ) -> QuickLinkBody.Wanted {
        .init(channelId: channel, name: name, text: text, code: code, slug: slug, active: active)
    }

    func open(_ id: Int64, _ source: Conversation.Source) async throws {
        let now = ambient.now()
        try await database.write { transaction in
            _ = try ConversationStore(transaction).open(
                workspace,
                channel: channel,
                contact: ContactID(rawValue: id),
                shown: true,
                inbox: .sales,
                source: source,
                id: ConversationID(rawValue: id),
                at: now
            )
        }
    }

    /// Messages that the contact wrote.
    func keep(_ messages: [Int64], in conversation: Int64) async throws {
        let now = ambient.now()
        try await database.write { transaction in
            for id in messages {
                try transaction.run(
                    """
                    INSERT INTO messages
                    (workspace_id, id, conversation_id, channel_id, contact_id, direction, origin, type, text, content,
                     state, at)
                    VALUES (\(workspace), \(id), \(conversation), \(channel), \(conversation), 'in', 'contact', 'text',
                     '', '{}', 0, \(now))
                    """
                )
            }
        }
    }

    func sources() async throws -> [String] {
        try await database.read { transaction in
            try transaction.rows("SELECT source FROM conversations ORDER BY id").map { try $0["source"] }
        }
    }

    func hear(
        _ text: String,
        in conversation: Int64 = 1,
        message: Int64 = 1,
        workspace: WorkspaceID? = nil
    ) async throws {
        let heard = HeardText(
            workspace: workspace ?? self.workspace,
            channel: channel,
            conversation: ConversationID(rawValue: conversation),
            message: MessageID(rawValue: message),
            text: text,
            at: ambient.now()
        )
        try await database.write { try LinkAttribution.note(heard, $0) }
    }
}

struct QuickLinkTests {
    @Test(arguments: [
        ("+1 202-555-0143", "", "https://wa.me/12025550143"),
        ("12025550143", "Hi & bye?", "https://wa.me/12025550143?text=Hi%20%26%20bye%3F"),
        ("1", "नमस्ते", "https://wa.me/1?text=%E0%A4%A8%E0%A4%AE%E0%A4%B8%E0%A5%8D%E0%A4%A4%E0%A5%87"),
        (
            "1", "a\r\nLocation: https://evil.example",
            "https://wa.me/1?text=a%0D%0ALocation%3A%20https%3A%2F%2Fevil.example"
        ),
    ])
    func `A link leads to WhatsApp and nowhere else`(number: String, text: String, address: String) {
        #expect(WaAddress.of(number: number, text: text) == address)
    }

    @Test(arguments: TestDatabase.all)
    func `A link is counted when a person follows it, and leads nowhere once it is off or deleted`(kind: TestDatabase)
        async throws
    {
        let world = try await LinksWorld(kind)
        let made = try await world.links.add(world.wanted(), by: world.owner).link
        let slug = made.slug
        #expect(slug.utf8.count == 8)
        let address = "https://wa.me/12025550143?text=Hello%2C%20I%20saw%20the%20poster"
        #expect(try await world.links.follow(slug, isPerson: true) == address)
        #expect(try await world.links.follow(slug, isPerson: false) == address)
        world.clock.advance(by: .days(1))
        #expect(try await world.links.follow(slug, isPerson: true) == address)
        let found = try await world.links.find(made.id, in: world.workspace).link
        #expect(found.clicks == 2)
        let days = try await world.links.days(of: made.id, from: "2000-01-01", to: "2100-01-01", in: world.workspace)
        #expect(days.map(\.clicks) == [1, 1])

        _ = try await world.links.change(made.id, world.wanted(name: nil, text: nil, active: false), by: world.owner)
        #expect(try await world.links.follow(slug, isPerson: true) == nil)
        try await world.links.delete(made.id, by: world.owner)
        #expect(try await world.links.follow(slug, isPerson: true) == nil)
        for bad in ["", "..", "a/b", "%00", String(repeating: "x", count: 50)] {
            #expect(try await world.links.follow(bad, isPerson: true) == nil)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A conversation is a link's by the text or the code, once, and never another workspace's`(kind: TestDatabase)
        async throws
    {
        let world = try await LinksWorld(kind)
        let plain = try await world.links.add(world.wanted(), by: world.owner).link
        let coded = try await world.links.add(world.wanted(name: "Card", code: true, slug: "card-1"), by: world.owner)
            .link
        #expect(coded.filledText == "Hello, I saw the poster (ref:card-1)")

        try await world.hear("Something else", in: 1)
        try await world.hear("hello, i saw the  POSTER", in: 2)
        try await world.hear("Hello, I saw the poster", in: 2)
        try await world.hear("Bonjour! (REF:card-1)", in: 3)
        try await world.hear("ref:", in: 4)
        try await world.hear("Hello, I saw the poster (ref:card-1)", in: 5, workspace: WorkspaceID(rawValue: 8))

        func conversations(_ id: QuickLinkID) async throws -> Int64 {
            try await world.links.find(id, in: world.workspace).link.conversations
        }
        // Two links have the same text: the newer one has it.
        #expect(try await conversations(plain.id) == 0)
        #expect(try await conversations(coded.id) == 2)
        let days = try await world.links.days(of: coded.id, from: "2000-01-01", to: "2100-01-01", in: world.workspace)
        #expect(days.map(\.conversations) == [2])
    }

    @Test(arguments: TestDatabase.all)
    func `A conversation whose first message a link filled in began by a link, another did not`(kind: TestDatabase)
        async throws
    {
        let world = try await LinksWorld(kind)
        _ = try await world.links.add(world.wanted(), by: world.owner)
        let text = "Hello, I saw the poster"
        try await world.open(1, .contact)
        try await world.open(2, .contact)
        try await world.open(3, .ad)
        try await world.open(4, .campaign)
        try await world.open(5, .contact)
        try await world.keep([1], in: 1)
        try await world.hear(text, in: 1, message: 1)
        // They had written before.
        try await world.keep([2, 3], in: 2)
        try await world.hear(text, in: 2, message: 3)
        for id: Int64 in [3, 4] {
            try await world.keep([id + 1], in: id)
            try await world.hear(text, in: id, message: id + 1)
        }
        try await world.keep([6], in: 5)
        try await world.hear("Good morning", in: 5, message: 6)
        // What is written later changes nothing.
        try await world.keep([7], in: 1)
        try await world.hear(text, in: 1, message: 7)
        #expect(try await world.sources() == ["link", "contact", "ad", "campaign", "contact"])
    }

    @Test(arguments: TestDatabase.all)
    func `Conversations of the time before are told apart by what was written when the link was noted`(
        kind: TestDatabase
    ) async throws {
        let world = try await LinksWorld(kind)
        for id: Int64 in 1...3 { try await world.open(id, .contact) }
        try await world.keep([1], in: 1)
        try await world.keep([2, 3], in: 2)
        try await world.keep([4], in: 3)
        let at = world.ambient.now()
        try await world.database.write { transaction in
            let links = QuickLinkStore(transaction, in: world.workspace)
            for id: Int64 in 1...2 {
                try links.began(ConversationID(rawValue: id), by: QuickLinkID(rawValue: 1), at: at)
            }
        }
        world.clock.advance(by: .minutes(1))
        try await world.keep([5], in: 1)
        let migration = try #require(LinksMigrations.all.first { $0.name == "m0352_link_sources" })
        let text = migration.text(for: world.database.dialect)
        try await world.database.write { try $0.run("\(raw: text)") }
        #expect(try await world.sources() == ["link", "contact", "contact"])
    }

    @Test(arguments: TestDatabase.all)
    func `What cannot be is refused, and another workspace has nothing of it`(kind: TestDatabase) async throws {
        let world = try await LinksWorld(kind)
        let made = try await world.links.add(world.wanted(slug: "sale"), by: world.owner).link
        let stranger = Caller(
            workspace: WorkspaceID(rawValue: 8),
            actor: .member(MemberID(rawValue: 1), UserID(rawValue: 1), .owner)
        )
        await #expect(throws: LinksError.slugTaken) {
            _ = try await world.links.add(world.wanted(slug: "sale"), by: stranger)
        }
        for wanted in [
            world.wanted(name: ""), world.wanted(text: String(repeating: "x", count: 501)), world.wanted(slug: "A b"),
            world.wanted(slug: "../x"),
        ] {
            await #expect(throws: Problem.self) { _ = try await world.links.add(wanted, by: world.owner) }
        }
        await #expect(throws: LinksError.linkNotFound) {
            _ = try await world.links.find(made.id, in: stranger.workspace)
        }
        await #expect(throws: LinksError.linkNotFound) {
            _ = try await world.links.change(made.id, world.wanted(), by: stranger)
        }
        await #expect(throws: LinksError.linkNotFound) { try await world.links.delete(made.id, by: stranger) }
        await #expect(throws: LinksError.linkNotFound) {
            _ = try await world.links.days(of: made.id, from: "2000-01-01", to: "2100-01-01", in: stranger.workspace)
        }
        #expect(try await world.links.page(after: nil, limit: 10, in: stranger.workspace).isEmpty)
    }

    @Test func `A QR code is drawn as squares and as a picture of the size that was asked for`() throws {
        let code = try #require(QRCode("https://desk.example.com/l/abcd2345"))
        let svg = code.svg(size: 300)
        #expect(svg.hasPrefix("<svg ") && svg.contains("width=\"300\"") && !svg.contains("script"))
        for size in [64, 512, 2048] {
            let png = try code.png(size: size)
            #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
            #expect(width == size)
        }
        #expect(QRCode(String(repeating: "x", count: 5000)) == nil)
    }
}

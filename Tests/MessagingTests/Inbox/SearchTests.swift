import Contacts
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// Search over messages: every script, under visibility, and what was there before.
struct SearchTests {
    private static let texts = [
        "The invoice INV-2041 is paid", "Où est ma commande, s'il vous plaît ?", "मेरा ऑर्डर कहाँ है?", "أين طلبي من فضلك",
        "STRASSE Nummer 7", "I paid the invoice twice",
    ]

    private func opened(_ kind: TestDatabase) async throws -> MessagingWorld {
        let world = try await MessagingWorld(kind)
        try await world.receive([
            WebhookBodies.body(
                messages: Self.texts.enumerated().map { place, text in
                    WebhookBodies.text(text, wamid: "in.\(place)", from: "91980000000\(place)", seconds: Int64(place))
                }
            )
        ])
        return world
    }

    private func find(_ text: String, _ world: MessagingWorld, _ scope: InboxScope? = nil) async throws -> [String] {
        let scope = scope ?? InboxScope(workspace: world.workspace, member: nil)
        return try await world.database.read { transaction in
            try MessageSearch(transaction: transaction, scope: scope)
                .page(MessageSearch.Query(words: SearchWords(text).words), after: nil, limit: 50).found.map(\.text)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Words are found by their beginning, in every script, without case and accents`(kind: TestDatabase)
        async throws
    {
        let world = try await opened(kind)
        let wanted: [(String, [Int])] = [
            ("invoice", [5, 0]), ("INVO paid", [5, 0]), ("invoice twice", [5]), ("2041", [0]), ("plait", [1]),
            ("ou", [1]),
            ("ऑर्डर", [2]), ("कहाँ", [2]), ("ऑर्", [2]), ("ord", []), ("طلبي", [3]), ("أين", [3]), ("strasse", [4]),
            ("nothing", []),
            ("workspace", []), ("7", [4]), ("2", []), ("i", [5]), ("p", []), ("\" OR *", []), ("' | !", []),
        ]
        for (query, places) in wanted {
            #expect(try await find(query, world) == places.map { Self.texts[$0] }, "\(query)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Of people of one name every conversation is found, the newest first, however many are called so`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        let numbers = (0..<7).map { "91980000010\($0)" }
        try await world.receive([
            WebhookBodies.body(
                messages: numbers.enumerated().map {
                    WebhookBodies.text("Hi", wamid: "in.\($1)", from: $1, seconds: Int64($0))
                },
                contacts: numbers.enumerated().map { WebhookBodies.contact($0 % 3 == 1 ? "Bob" : "Maria \($0)", $1) }
            )
        ])
        let scope = InboxScope(workspace: world.workspace, member: nil)
        var filter = ConversationFilter(.open)
        filter.search = "maria"
        func found(namedMax: Int, limit: Int) async throws -> [String] {
            try await world.database.read { [filter] transaction in
                let list = ConversationList(
                    transaction: transaction,
                    ambient: world.ambient,
                    scope: scope,
                    namedMax: namedMax
                )
                return try list.page(filter, page: PageRequest(after: nil, limit: limit)).compactMap(\.contact?.name)
            }
        }
        let all = ["Maria 6", "Maria 5", "Maria 3", "Maria 2", "Maria 0"]
        #expect(try await found(namedMax: 500, limit: 50) == all)
        #expect(try await found(namedMax: 2, limit: 50) == all)
        #expect(try await found(namedMax: 2, limit: 1) == Array(all.prefix(2)))
    }

    @Test(arguments: TestDatabase.all)
    func `Nothing is found of another workspace or inbox`(kind: TestDatabase) async throws {
        let world = try await opened(kind)
        let other = InboxScope(workspace: WorkspaceID(rawValue: 8), member: nil)
        let support = InboxScope(workspace: world.workspace, member: nil, inboxes: [.support])
        let own = InboxScope(workspace: world.workspace, member: MemberID(rawValue: 5), seesOwnTeamsOnly: true)
        let conversation = try await world.database.read {
            try $0.row("SELECT conversation_id FROM messages WHERE wamid = 'in.5'")
        }
        let id: ConversationID = try #require(conversation)["conversation_id"]
        try await world.database.write { try $0.run("UPDATE conversations SET assignee_id = 6 WHERE id = \(id)") }

        #expect(try await find("invoice", world, other).isEmpty)
        #expect(try await find("invoice", world, support).isEmpty)
        #expect(try await find("invoice", world, own) == [Self.texts[0]])
    }

    @Test(arguments: TestDatabase.all)
    func `What an agent sends is found, page by page, and filters narrow it`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        for number in 0..<5 { _ = try await world.text(to: id, by: ada, "Parcel \(number)") }
        let scope = InboxScope(workspace: world.workspace, member: ada.member)
        func page(_ query: MessageSearch.Query, _ last: MessageID?) async throws -> ([MessageSearch.Found], MessageID?)
        {
            try await world.database.read {
                try MessageSearch(transaction: $0, scope: scope).page(query, after: last, limit: 2)
            }
        }
        var query = MessageSearch.Query(words: ["parc"])
        var found: [String] = []
        var last: MessageID?
        repeat {
            let (hits, next) = try await page(query, last)
            found += hits.map(\.text)
            last = next
        } while last != nil
        #expect(found == (0..<5).reversed().map { "Parcel \($0)" })
        query.sender = .contact
        #expect(try await page(query, nil).0.isEmpty)
        query.sender = .member(try #require(ada.member))
        #expect(try await page(query, nil).0.count == 2)
        query.has = .file
        #expect(try await page(query, nil).0.isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `What is rarely there is looked for in goes, none of which reads more than it may`(kind: TestDatabase)
        async throws
    {
        let world = try await opened(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        for number in 0..<9 { _ = try await world.text(to: id, by: ada, "Invoice of \(number)") }
        let scope = InboxScope(workspace: world.workspace, member: nil)
        let query = MessageSearch.Query(words: ["invoice"], sender: .contact)
        var (texts, goes, place): ([[String]], Int, MessageID?) = ([], 0, nil)
        repeat {
            let page = try await world.database.read { [place] in
                try MessageSearch(transaction: $0, scope: scope, looks: [2, 4]).page(query, after: place, limit: 5)
            }
            texts.append(page.found.map(\.text))
            (place, goes) = (page.next, goes + 1)
        } while place != nil && goes < 9
        #expect(texts == [[], [Self.texts[5], Self.texts[0]]])
    }

    @Test
    func `Long beginnings are looked up word by word, also where they begin more words than are asked for by name`()
        async throws
    {
        let world = try await opened(.sqlite)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        let all = (0..<520).map { "inve\(String($0, radix: 7))" }
        for some in all.chunked(by: 130) { _ = try await world.text(to: id, by: ada, some.joined(separator: " ")) }
        #expect(try await find("inve", world).count == 4)
        #expect(try await find("inve1", world).count == 3)
        #expect(try await find("inve1300", world).count == 1)
        #expect(try await find("invoi", world) == [Self.texts[5], Self.texts[0]])
        #expect(try await find("invoiced", world).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `What was there before the index is taken in, in slices, once`(kind: TestDatabase) async throws {
        let world = try await opened(kind)
        try await world.database.write { transaction in
            if kind == .sqlite {
                try transaction.run("INSERT INTO message_search (message_search) VALUES ('delete-all')")
            } else {
                try transaction.run("DELETE FROM message_search")
            }
            try transaction.run(
                """
                INSERT INTO message_search_backfill (id, until_id, workspace_id, message_id)
                SELECT 1, max(id), 0, 0 FROM messages
                """
            )
        }
        #expect(try await find("invoice", world).isEmpty)
        var isDone = false
        var steps = 0
        while !isDone {
            isDone = try await world.database.write { try SearchBackfill.step(in: $0) }
            steps += 1
        }
        #expect(steps == 2)
        #expect(try await find("invoice", world) == [Self.texts[5], Self.texts[0]])
        let place = try await world.database.read { try $0.row("SELECT id FROM message_search_backfill") }
        #expect(place == nil)
    }

    @Test func `A snippet marks the words that were meant, as parts`() {
        let parts = Snippet.parts(of: "Paid: the <b>Invoice</b>, twice", SearchWords("invo paid").words)
        #expect(parts.map(\.text).joined() == "Paid: the <b>Invoice</b>, twice")
        #expect(parts.filter(\.hit).map(\.text) == ["Paid", "Invoice"])
        let long = Snippet.parts(
            of: String(repeating: "lorem ", count: 100) + "needle " + String(repeating: "x ", count: 300),
            ["needle"]
        )
        #expect(long.contains(.init(text: "needle", hit: true)))
        #expect(long.map(\.text.count).reduce(0, +) < 220)
    }
}

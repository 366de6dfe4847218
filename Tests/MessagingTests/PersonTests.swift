import CloudAPI
import Contacts
import Credits
import Events
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Messaging

/// What happens to messages when contacts turn out to be one, or two again, or are erased.
struct PersonTests {
    private static func text(
        _ words: String,
        from number: String,
        id: String? = nil,
        seconds: Int64,
        wamid: String? = nil
    ) -> JSON {
        WebhookBodies.body(messages: [
            .members([
                ("from", .string(number)), ("from_user_id", id.map { .string($0) }),
                ("id", .string(wamid ?? "wamid.in.\(number).\(seconds)")),
                ("timestamp", .string("\(1_795_424_400 + seconds)")),
                ("type", "text"), ("text", ["body": .string(words)]),
            ])
        ])
    }

    private func contacts(_ world: MessagingWorld) async throws -> [Contact] {
        try await world.database.read {
            try ContactStore($0, ambient: world.ambient).page(world.workspace, search: nil, after: nil, limit: 10)
        }
    }

    private func texts(_ world: MessagingWorld, _ contact: ContactID) async throws -> [String] {
        try await world.database.read {
            try $0.rows(
                """
                SELECT m.text FROM messages m JOIN conversations c ON c.workspace_id = m.workspace_id
                    AND c.id = m.conversation_id
                WHERE m.workspace_id = \(world.workspace) AND m.contact_id = \(contact) AND c.contact_id = \(contact)
                ORDER BY m.at
                """
            ).map { try $0["text"] as String }
        }
    }

    private func merges(_ world: MessagingWorld) -> MergeService {
        let events = EventLog(ambient: world.ambient, subscribers: [])
        return MergeService(
            database: world.database,
            ambient: world.ambient,
            events: events,
            onMerge: MessagingService.moveConversations(world.ambient, events),
            onUnmerge: MessagingService.returnConversations(world.ambient, events)
        )
    }

    private func caller(_ world: MessagingWorld) async throws -> Caller {
        try await world.database.write {
            try $0.run(
                """
                INSERT INTO workspaces (workspace_id, name, country, currency, time_zone, created_at)
                VALUES (\(world.workspace), 'Shop', 'IN', 'INR', 'Asia/Kolkata', 0) ON CONFLICT DO NOTHING
                """
            )
        }
        return Caller(
            workspace: world.workspace,
            actor: .apiKey(APIKeyID(rawValue: 5), scopes: Set(Permission.contacts.map(\.name))),
            powers: Powers()
        )
    }

    @Test(
        arguments: TestDatabase.all,
        [
            ("553188887777", "5531988887777"), ("5531988887777", "553188887777"), ("5215512345678", "525512345678"),
            ("525512345678", "5215512345678"),
        ]
    )
    func `The two forms of a Brazilian or Mexican number are one person with one thread`(
        kind: TestDatabase,
        forms: (String, String)
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.receive([
            Self.text("one", from: forms.0, seconds: 0), Self.text("two", from: forms.1, seconds: 10),
            Self.text("three", from: forms.0, id: "BR.1", seconds: 20),
            Self.text("four", from: forms.1, id: "BR.1", seconds: 30),
        ])
        let people = try await contacts(world)
        #expect(people.count == 1)
        #expect(try await texts(world, try #require(people.first).id) == ["one", "two", "three", "four"])
    }

    @Test(arguments: TestDatabase.all)
    func `Threads that were folded together come apart again`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.receive([
            Self.text("from Asha", from: "919800000001", seconds: 0),
            Self.text("from Bina", from: "919800000002", seconds: 10),
            Self.text("Asha again", from: "919800000001", seconds: 20),
        ])
        let people = try await contacts(world).sorted { $0.id < $1.id }
        let (asha, bina) = (people[0].id, people[1].id)
        let caller = try await caller(world)
        _ = try await merges(world).merge(bina, into: asha, by: caller)
        #expect(try await texts(world, asha) == ["from Asha", "from Bina", "Asha again"])

        _ = try await merges(world).undo(bina, by: caller)
        #expect(try await texts(world, asha) == ["from Asha", "Asha again"])
        #expect(try await texts(world, bina) == ["from Bina"])
        try await world.receive([Self.text("Bina later", from: "919800000002", seconds: 40)])
        #expect(try await texts(world, bina) == ["from Bina", "Bina later"])
    }

    @Test(arguments: TestDatabase.all)
    func `Of an erased person no word is left in the database, and the money is`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let number = "919800000431"
        try await world.receive([
            Self.text("My teapot is broken, says Zebediah", from: number, seconds: -40 * 86_400),
            Self.text("Is it?", from: number, id: "IN.998877665544", seconds: 0, wamid: "wamid.in.again"),
            Self.text("Other people's words", from: "919800000002", seconds: 10),
        ])
        let person = try #require(try await contacts(world).first { $0.phone?.rawValue == "+" + number })
        try await world.database.write {
            try ContactStore($0, ambient: world.ambient).rename(person.id, to: "Zebediah Quux", in: world.workspace)
        }
        let reply = try await world.sendText("Dear Zebediah", to: person.id)
        let spent = try await world.wallet()

        try await world.database.write { transaction in
            let store = ContactStore(transaction, ambient: world.ambient)
            let erased = ErasedPerson(
                contact: person.id,
                identities: try store.identities(of: person.id, in: world.workspace),
                name: "Zebediah Quux"
            )
            let counts = try Eraser.messages(world.ambient).run(transaction, world.workspace, erased)
            #expect(counts["messages"] == 3)
            #expect(counts["webhook_inbox"] == 2)
            try store.erase(person.id, in: world.workspace)
        }
        if kind == .sqlite {
            while try await world.database.write(.normal, { try SearchCleaning.step(in: $0) }) == false {}
        }
        for trace in ["Zebediah", "zebediah", "Quux", "teapot", number, "IN.998877665544"] {
            let tables = try await world.database.tables(holding: trace)
            #expect(try await world.database.holds(trace) == false, "\(trace) in \(tables)")
        }
        #expect(try await world.database.holds("Other people's words"))
        #expect(try await world.wallet() == spent)
        #expect(try await world.credits.verify().isEmpty)
        // What was still in line is refused, and holds nobody up.
        _ = try await world.line().claim(world.channel, limit: 10)
        #expect(try await world.message(reply.id).state == .failed)
        #expect(try await world.credits.verify().isEmpty)
    }
}

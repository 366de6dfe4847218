import Foundation
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Contacts

@Suite struct MergeTests {
    private func merges(_ world: TradeWorld) -> MergeService {
        MergeService(
            database: world.database,
            ambient: world.ambient,
            events: world.imports.events,
            onMerge: { _, _, _, _ in },
            onUnmerge: { _, _, _, _ in }
        )
    }

    private func identities(_ world: TradeWorld, _ id: ContactID) async throws -> [String] {
        try await world.database.read { [ambient = world.ambient, here = world.here] in
            try ContactStore($0, ambient: ambient).identities(of: id, in: here).map(\.value)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A merge by hand is logged and undone, and both are what they were`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        let merges = merges(world)
        let kept = try await world.add("+918121000001", name: "")
        let gone = try await world.add("+4915123456789", name: "Asha Rao", .no)
        world.imports.clock.advance(by: .seconds(1))

        let one = try await merges.merge(gone, into: kept, by: world.caller()).contact
        #expect(one.name == "Asha Rao" && one.optIn == .no)
        #expect(try await identities(world, kept) == ["+4915123456789", "+918121000001"])
        await #expect(throws: ContactError.notFound(gone)) { try await world.contact(gone) }
        let log = try await merges.merges(into: kept, in: world.here)
        #expect(log.map(\.gone) == [gone])
        #expect(log.first?.by == world.caller().name)

        world.imports.clock.advance(by: .seconds(1))
        let back = try await merges.undo(gone, by: world.caller()).contact
        let told = try await TimelineService(database: world.database, ambient: world.ambient)
            .page(of: kept, before: nil, limit: 10, by: world.caller()).items.filter { $0.kind.hasSuffix("merge") }
        #expect(told.map(\.kind) == ["unmerge", "merge"])
        #expect(
            told.map(\.title) == ["Asha Rao is a contact of its own again", "Asha Rao turned out to be this person"]
        )
        #expect(told.allSatisfy { $0.actor == world.caller().name })
        #expect(back.id == gone && back.name == "Asha Rao" && back.phone?.rawValue == "+4915123456789")
        #expect(back.optIn == .no)
        let left = try await world.contact(kept)
        #expect(left.name == "" && left.optIn == .unknown && left.phone?.rawValue == "+918121000001")
        #expect(try await identities(world, gone) == ["+4915123456789"])
        #expect(try await identities(world, kept) == ["+918121000001"])
        await #expect(throws: MergeError.undone(gone)) { try await merges.undo(gone, by: world.caller()) }
        #expect(try await merges.merges(into: kept, in: world.here).first?.undoneAt != nil)

        // And once more, as if nothing had been.
        _ = try await merges.merge(gone, into: kept, by: world.caller())
        #expect(try await merges.merges(into: kept, in: world.here).map(\.undoneAt) == [nil])
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever said stop while two contacts were one gets nothing from either after they are two`(kind: TestDatabase)
        async throws
    {
        let world = try await TradeWorld(kind)
        let merges = merges(world)
        let kept = try await world.add("+918121000001", name: "Bina", .yes)
        let gone = try await world.add("+918121000002", name: "Asha", .yes)
        world.imports.clock.advance(by: .seconds(1))
        _ = try await merges.merge(gone, into: kept, by: world.caller())
        // WhatsApp tells whole seconds, and late: by its clock this was before the merge.
        let said = world.imports.clock.now - .milliseconds(500)
        let stop = ConsentWord(.no, source: .keyword, evidence: "STOP", at: said)
        try await world.consent.take(stop, of: kept, in: world.here)
        world.imports.clock.advance(by: .hours(1))

        _ = try await merges.undo(gone, by: world.caller())

        #expect(try await world.contact(gone).optIn == .no)
        #expect(try await world.contact(kept).optIn == .no)
    }

    @Test(arguments: TestDatabase.all)
    func `What a merged contact refused besides marketing is refused by both, and by it alone when they are two again`(
        kind: TestDatabase
    ) async throws {
        let world = try await TradeWorld(kind)
        let merges = merges(world)
        let kept = try await world.add("+918121000001", name: "Bina")
        let gone = try await world.add("+918121000002", name: "Asha")
        try await world.consent.take(ConsentWord(.no, to: .utility, source: .manual), of: gone, in: world.here)
        world.imports.clock.advance(by: .seconds(1))

        _ = try await merges.merge(gone, into: kept, by: world.caller())
        #expect(try await world.contact(kept).refuses == [.utility])
        world.imports.clock.advance(by: .seconds(1))
        _ = try await merges.undo(gone, by: world.caller())

        #expect(try await world.contact(gone).refuses == [.utility])
        #expect(try await world.contact(kept).refuses.isEmpty)
    }

    @Test(arguments: TestDatabase.all.filter { $0 == .postgres })
    func `A no that is said while two contacts become one is heard`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        let merges = merges(world)
        let kept = try await world.add("+918121000001", name: "Bina", .yes)
        let gone = try await world.add("+918121000002", name: "Asha", .yes)
        let (saying, begun) = AsyncStream.makeStream(of: Void.self)
        async let said: Void = world.database.write { [ambient = world.ambient, here = world.here] transaction in
            try ContactStore(transaction, ambient: ambient).take(ConsentWord(.no, source: .keyword), of: gone, in: here)
            begun.finish()
            // The merge comes in between.
            Thread.sleep(forTimeInterval: 0.3)
        }
        for await _ in saying {}

        _ = try await merges.merge(gone, into: kept, by: world.caller())
        try await said

        #expect(try await world.contact(kept).optIn == .no)
    }

    @Test(arguments: TestDatabase.all)
    func `A chain of merges is undone link by link`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        let merges = merges(world)
        let (a, b, c) = (
            try await world.add("+918121000001", name: "A"), try await world.add("+918121000002", name: "B"),
            try await world.add("+918121000003", name: "C")
        )
        _ = try await merges.merge(c, into: b, by: world.caller())
        _ = try await merges.merge(b, into: a, by: world.caller())
        #expect(try await identities(world, a).count == 3)
        #expect(Set(try await merges.merges(into: a, in: world.here).map(\.gone)) == [b, c])

        _ = try await merges.undo(b, by: world.caller())
        #expect(try await identities(world, b) == ["+918121000002", "+918121000003"])
        _ = try await merges.undo(c, by: world.caller())
        #expect(try await identities(world, a) == ["+918121000001"])
        #expect(try await identities(world, b) == ["+918121000002"])
        #expect(try await identities(world, c) == ["+918121000003"])
    }

    @Test(arguments: TestDatabase.all)
    func `Other people's contacts are not merged, nor seen`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        let merges = merges(world)
        let ours = try await world.add("+918121000001", name: "Asha Rao")
        let twin = try await world.add("+918121000002", name: "asha RAO")
        let theirs = try await world.add("+918121000003", name: "Asha Rao", in: 2)
        await #expect(throws: ContactError.notFound(theirs)) {
            try await merges.merge(theirs, into: ours, by: world.caller())
        }
        await #expect(throws: MergeError.same) { try await merges.merge(ours, into: ours, by: world.caller()) }
        await #expect(throws: MergeError.notFound(ours)) { try await merges.undo(ours, by: world.caller(in: 2)) }
        let groups = try await merges.duplicates(in: world.here, after: nil, limit: 10)
        #expect(groups.map { $0.contacts.map(\.contact.id) } == [[ours, twin]])
        #expect(try await merges.duplicates(in: WorkspaceID(rawValue: 2), after: nil, limit: 10).isEmpty)
    }

    @Test(arguments: TestDatabase.all, [1, 2, 10])
    func `Who shares an address comes first, then who shares a name, page by page`(
        kind: TestDatabase,
        limit: Int
    ) async throws {
        let world = try await TradeWorld(kind)
        let names = ["Asha Rao", "Bina Sen", "asha rao", "A. Rao", "B. Sen", "Bina", "Bina"]
        var people: [ContactID] = []
        for (place, name) in names.enumerated() {
            people.append(try await world.add("+91812100000\(place)", name: name))
        }
        let (here, ids) = (world.here, people)
        try await world.database.write { transaction in
            for (place, email) in [
                0: "asha@example.com", 3: "asha@example.com", 1: "b@example.com", 4: "b@example.com", 5: "",
            ] {
                try transaction.run(
                    "UPDATE contacts SET email = \(email) WHERE workspace_id = \(here) AND id = \(ids[place])"
                )
            }
        }
        let merges = merges(world)
        var found: [DuplicateGroup] = []
        while true {
            let last = found.last.map { ($0.kind, $0.key) }
            let more = try await merges.duplicates(in: here, after: last, limit: limit)
            found += more
            if more.count < limit { break }
        }
        #expect(found.map(\.kind) == [.email, .email, .name])
        #expect(
            found.map { $0.contacts.map(\.contact.id) } == [
                [ids[0], ids[3]], [ids[1], ids[4]], [ids[0], ids[2]],
            ]
        )
    }
}

@Suite struct MergedBookTests {
    /// All that stands beside the row, in words.
    private func book(_ world: BookWorld, _ id: ContactID) async throws -> [String] {
        try await world.database.read { [ambient = world.ambient, here = world.here] transaction in
            let store = ContactStore(transaction, ambient: ambient)
            let sheet = try store.sheet(id, in: here)
            let contact = sheet.contact
            let rows = try transaction.rows(
                """
                SELECT id FROM contact_notes WHERE workspace_id = \(here) AND contact_id = \(id)
                UNION ALL SELECT id FROM contact_journal WHERE workspace_id = \(here) AND subject_id = \(id.subject)
                ORDER BY 1
                """
            )
            return [contact.name, contact.email ?? "", contact.lastInboundAt?.description ?? ""]
                + sheet.tags.map(\.name) + sheet.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }
                + sheet.communities.map(\.name) + (try rows.map { "\(try $0["id"] as Int64)" })
        }
    }

    private func merges(_ world: BookWorld) -> MergeService {
        MergeService(
            database: world.database,
            ambient: world.ambient,
            events: world.events,
            onMerge: { _, _, _, _ in },
            onUnmerge: { _, _, _, _ in }
        )
    }

    @Test(arguments: TestDatabase.all)
    func `Undoing a merge gives both their tags, fields, communities, notes, address and times back`(
        kind: TestDatabase
    ) async throws {
        let world = try await BookWorld(kind)
        let merges = merges(world)
        let people = try await world.people(2)
        let (kept, gone) = (people[0], people[1])
        let (vip, wholesale) = (try await world.tag("VIP"), try await world.tag("Wholesale"))
        let city = try await world.field("city", .text)
        let size = try await world.field("size", .number)
        let likes = try await world.field("likes", .multiSelect, options: ["Tea", "Coffee"])
        try await world.edit([kept]) { $0.tagging = [vip] }
        try await world.edit([gone]) {
            $0.tagging = [vip, wholesale]
            $0.email = .set("gone@example.com")
        }
        try await world.set(["Pune"], city, [kept])
        try await world.set(["Kochi"], city, [gone])
        try await world.set(["12"], size, [gone])
        try await world.database.write { transaction in
            let both = try likes.read(.list(["Tea", "Coffee"]))
            try FieldStore(transaction, in: world.here).set(
                [FieldChange(gone.subject, likes, both)],
                journal: Journal(transaction, in: world.here, ambient: world.ambient, by: "mem_1")
            )
            try ContactStore(transaction, ambient: world.ambient)
                .noteActivity(inbound: true, of: gone, at: world.ambient.now(), in: world.here)
        }
        _ = try await world.book.notes.add("Calls on Mondays", to: gone, by: world.caller())
        let community = try await world.book.groups.add(
            GroupWish(name: "Walkers", kind: .static),
            .community,
            by: world.caller()
        )
        _ = try await world.book.groups.set([gone], isIn: true, community.id, .community, by: world.caller())
        let before = (try await book(world, kept), try await book(world, gone))
        #expect(before.1.contains("Walkers") && before.1.contains("likes=Tea; Coffee"))

        _ = try await merges.merge(gone, into: kept, by: world.caller())
        let one = try await book(world, kept)
        #expect(one.contains("city=Pune") && one.contains("size=12") && one.contains("Walkers"))
        #expect(one.contains("Wholesale") && one.contains("gone@example.com"))
        // What is written since stays with the one that was there.
        _ = try await world.book.notes.add("Since then", to: kept, by: world.caller())

        _ = try await merges.undo(gone, by: world.caller())
        #expect(try await book(world, gone) == before.1)
        let left = try await book(world, kept)
        #expect(left.count > before.0.count, "the note since is there")
        #expect(left.filter { before.1.contains($0) && !before.0.contains($0) } == [])
        #expect(before.0.allSatisfy(left.contains))
    }

    @Test(arguments: TestDatabase.all)
    func `What was deleted since a merge does not come back with its undoing`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let merges = merges(world)
        let people = try await world.people(2)
        let tag = try await world.tag("VIP")
        let city = try await world.field("city", .text)
        try await world.edit([people[1]]) { $0.tagging = [tag] }
        try await world.set(["Kochi"], city, [people[1]])
        _ = try await merges.merge(people[1], into: people[0], by: world.caller())
        try await world.database.write { transaction in
            for table in ["tags", "contact_tags", "contact_fields", "field_values"] {
                try transaction.run("DELETE FROM \(raw: table) WHERE workspace_id = \(world.here)")
            }
        }
        _ = try await merges.undo(people[1], by: world.caller())
        #expect(try await book(world, people[1]).contains { $0.contains("VIP") || $0.contains("Kochi") } == false)
    }
}

@testable import Contacts
import Events
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// Lists, edits, companies, communities, notes and the timeline.
struct ContactBookTests {
    @Test(arguments: TestDatabase.all)
    func `A page takes three statements at most, and pages join without a gap in every order`(kind: TestDatabase)
        async throws
    {
        let world = try await BookWorld(kind)
        let people = try await world.people(23)
        let city = try await world.field("city", .text)
        let vip = try await world.tag("vip")
        let company = try await world.book.companies.add(CompanyWish(name: "Acme"), by: world.caller()).company
        try await world.edit(people) { edit in
            edit.tagging = [vip]
            edit.company = .set(company.id)
            edit.owner = .set(MemberID(rawValue: 9))
            edit.values = [(city, FieldValue(type: .text, items: ["Pune"]))]
        }
        try await world.database.write { transaction in
            for (place, id) in people.enumerated() where place % 3 != 0 {
                try ContactStore(transaction, ambient: world.ambient)
                    .noteActivity(inbound: true, of: id, at: Timestamp(seconds: Int64(place / 2)), in: world.here)
            }
        }
        let filter: ContactPredicate = .all([
            .test(.init("custom.city", .is, .text("pune"))), .test(.init("tag", .is, .text("\(vip.id)"))),
        ])
        for sort in ContactQuery.Sort.allCases {
            let query = ContactQuery(search: "person", filter: filter, sort: sort)
            var (paged, last): ([ContactID], Cursor?) = ([], nil)
            repeat {
                let page = try await world.contacts.page(query, after: last, limit: 5, in: world.here)
                paged += page.map(\.contact.id)
                last = page.count < 5 ? nil : page.last.map { ContactStore.cursor($0.contact, sort) }
                #expect(page.allSatisfy { $0.company?.name == "Acme" && $0.tags == [vip] && $0.fields["city"] != nil })
            } while last != nil
            #expect(paged.count == 23 && Set(paged).count == 23, "\(sort)")
            let whole = try await world.found(query)
            #expect(whole == paged)
        }
        let statements = try await world.database.read { transaction in
            let counting = CountingSession(transaction)
            let store = ContactStore(Transaction(counting), ambient: world.ambient)
            let query = ContactQuery(filter: filter)
            _ = try store.sheets(store.page(query, after: nil, limit: 50, in: world.here), in: world.here)
            return counting.count
        }
        #expect(statements == 3)
    }

    @Test(arguments: TestDatabase.all)
    func `An edit changes what differs, writes a line for each, and tells which fields`(kind: TestDatabase) async throws
    {
        let world = try await BookWorld(kind)
        let people = try await world.people(2)
        let (vip, city) = (try await world.tag("vip"), try await world.field("city", .text))
        var wish = ContactWish()
        wish.email = .set("Ada@Example.com")
        wish.tagIds = [vip.id]
        wish.fields = ["city": .text("Pune")]
        let changed = try await world.contacts.change(people[0], to: wish, by: "mem_1", in: world.here)
        _ = try await world.contacts.change(people[0], to: wish, by: "mem_1", in: world.here)
        var empty = ContactWish()
        empty.email = .set(nil)
        empty.tagIds = []
        empty.fields = ["city": .null]
        world.clock.advance(by: .seconds(5))
        let emptied = try await world.contacts.change(people[0], to: empty, by: "mem_1", in: world.here)

        #expect(changed.contact.email == "ada@example.com")
        #expect(changed.fields["city"]?.text == "Pune")
        #expect(emptied.contact.email == nil && emptied.tags.isEmpty && emptied.fields.isEmpty)
        #expect(emptied.contact.updatedAt > changed.contact.updatedAt)
        let lines = try await world.database.read {
            try Journal($0, in: world.here, ambient: world.ambient).page(of: people[0].subject, limit: 50)
        }
        #expect(lines.map(\.kind).filter { $0 == .email }.count == 2)
        #expect(Set(lines.map(\.kind)) == [.email, .tagged, .untagged, .field])
        #expect(lines.filter { $0.kind == .field }.map(\.what) == ["\(city.id)", "\(city.id)"])
        let told = try await world.database.read { transaction in
            try world.events.page(workspace: world.here, after: nil, limit: 100, in: transaction)
                .filter { $0.kind == "contact.changed" }.map(\.payload)
        }
        #expect(told.count == 2)
        #expect(told.allSatisfy { $0.contains(#""changed":["custom.city","email","tags"]"#) && !$0.contains("Pune") })
    }

    @Test(arguments: TestDatabase.all)
    func `What must be filled in is, and standard values are there`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        var wish = FieldWish(key: "city", label: "City", type: .text, required: true)
        _ = try await world.fields.add(wish, in: world.here)
        wish = FieldWish(key: "plan", label: "Plan", type: .select, options: ["Free", "Paid"])
        wish.default = .set(.text("free"))
        _ = try await world.fields.add(wish, in: world.here)
        func add(_ fields: [String: PlainValue]?, _ phone: String) async throws -> ContactSheet {
            var wish = ContactWish()
            wish.fields = fields
            return try await world.contacts.add(
                name: "Ada",
                phone: phone,
                country: nil,
                with: wish,
                by: nil,
                in: world.here
            )
        }
        await #expect(throws: FieldError.values(["city": .missing])) { _ = try await add(nil, "+918122601815") }
        await #expect(throws: FieldError.values(["city": .missing, "plan": .noOption("Gold")])) {
            _ = try await add(["city": .text(" "), "plan": .text("Gold")], "+918122601815")
        }
        let made = try await add(["city": .text("Pune")], "+918122601815")
        #expect(made.fields.mapValues(\.text) == ["city": "Pune", "plan": "Free"])
        #expect(made.contact.country == "IN")
    }

    @Test(arguments: TestDatabase.all)
    func `A company has its contacts, and leaves them behind when it goes`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let people = try await world.people(3)
        let caller = world.caller()
        var wish = CompanyWish(name: "  Acme  GmbH ")
        wish.domain = .set("https://www.Acme.example/about")
        let acme = try await world.book.companies.add(wish, by: caller).company
        await #expect(throws: CompanyError.nameTaken(acme.id)) {
            _ = try await world.book.companies.add(CompanyWish(name: "ACME gmbh"), by: caller)
        }
        try await world.edit(people) { $0.company = .set(acme.id) }
        let found = try await world.book.companies.find(acme.id, in: world.here)
        #expect(found.company.name == "Acme GmbH" && found.company.domain == "acme.example")
        #expect(found.contacts == 3)
        await #expect(throws: CompanyError.notFound(acme.id)) {
            _ = try await world.book.companies.find(acme.id, in: WorkspaceID(rawValue: 2))
        }

        try await world.book.companies.delete(acme.id, by: caller)
        #expect(try await world.contacts.find(people[0], in: world.here).contact.company == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `Communities are static, dynamic or WhatsApp's own`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let people = try await world.people(2)
        let caller = world.caller()
        let groups = world.book.groups
        let static_ = try await groups.add(GroupWish(name: "Runners"), .community, by: caller)
        #expect(try await groups.set(people, isIn: true, static_.id, .community, by: caller) == 2)
        #expect(try await groups.set([people[0]], isIn: true, static_.id, .community, by: caller) == 0)
        #expect(try await groups.set([people[0]], isIn: false, static_.id, .community, by: caller) == 1)
        await #expect(throws: GroupError.nameTaken(.community)) {
            _ = try await groups.add(GroupWish(name: "runners"), .community, by: caller)
        }
        await #expect(throws: GroupError.linkMissing) {
            _ = try await groups.add(GroupWish(name: "Outside", kind: .external), .community, by: caller)
        }
        for link in ["https://evil.example/x", "https://chat.whatsapp.com/", "https://chat.whatsapp.com/a b c d e f"] {
            var wish = GroupWish(name: "Outside", kind: .external)
            wish.inviteLink = link
            await #expect(throws: GroupError.badLink) { _ = try await groups.add(wish, .community, by: caller) }
        }
        let dynamic = try await groups.add(
            GroupWish(name: "All", kind: .dynamic, filter: .all([])),
            .community,
            by: caller
        )
        await #expect(throws: GroupError.dynamic("All")) {
            _ = try await groups.set(people, isIn: true, dynamic.id, .community, by: caller)
        }
        let listed = try await groups.list(.community, in: world.here).groups
        #expect(listed.map(\.name) == ["All", "Runners"])
        #expect(listed.map(\.count) == [nil, 1])
        #expect(try await groups.list(.community, in: WorkspaceID(rawValue: 2)).groups.isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `The timeline is one, page by page, whatever it is made of`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let person = try await world.people(1)[0]
        let (caller, city) = (world.caller(), try await world.field("city", .text))
        for place in 0..<6 {
            world.clock.advance(by: .seconds(place % 2))
            try await world.set(["City \(place)"], city, [person])
            _ = try await world.book.notes.add("Note \(place)", to: person, by: caller)
            try await world.edit([person]) { $0.optIn = place % 2 == 0 ? .yes : .no }
        }
        let whole = try await world.book.timelines.page(of: person, before: nil, limit: 100, by: caller).items
        var (paged, last): ([TimelineItem.Place], TimelineItem.Place?) = ([], nil)
        repeat {
            let page = try await world.book.timelines.page(of: person, before: last, limit: 4, by: caller).items
            paged += page.map(\.place)
            last = page.count < 4 ? nil : page.last?.place
        } while last != nil

        #expect(whole.count == 18)
        #expect(paged == whole.map(\.place))
        #expect(zip(paged, paged.dropFirst()).allSatisfy { $0 > $1 })
        #expect(whole.contains { $0.title == "city changed from \u{201C}City 0\u{201D} to \u{201C}City 1\u{201D}" })
        await #expect(throws: ContactError.notFound(person)) {
            _ = try await world.book.timelines.page(
                of: person,
                before: nil,
                limit: 4,
                by: world.caller(in: WorkspaceID(rawValue: 2))
            )
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Who turns out to be one person has one book, and who is erased has none`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let people = try await world.people(2)
        let (vip, new) = (try await world.tag("vip"), try await world.tag("new"))
        let (city, age) = (try await world.field("city", .text), try await world.field("age", .number))
        try await world.set(["Pune", "Goa"], city, people)
        try await world.set(["7"], age, [people[1]])
        try await world.edit([people[0]]) { $0.tagging = [vip] }
        try await world.edit([people[1]]) { edit in
            edit.tagging = [vip, new]
            edit.email = .set("bob@example.com")
        }
        _ = try await world.book.notes.add("Likes tea", to: people[1], by: world.caller())
        try await world.database.write { transaction in
            try ContactStore(transaction, ambient: world.ambient)
                .merge(people[1], into: people[0], in: world.here) { _, _, _, _ in }
        }
        let kept = try await world.contacts.find(people[0], in: world.here)
        #expect(kept.fields.mapValues(\.text) == ["city": "Pune", "age": "7"])
        #expect(kept.tags.map(\.name) == ["new", "vip"] && kept.contact.email == "bob@example.com")

        try await world.database.write {
            try ContactStore($0, ambient: world.ambient).erase(people[0], in: world.here)
        }
        for table in ["field_values", "contact_tags", "contact_notes", "contact_journal"] {
            #expect(try await world.count(table) == 0, "\(table)")
        }
        let left = try await world.database.read { transaction in
            try transaction.row("SELECT email, country FROM contacts WHERE id = \(people[0])")
        }
        #expect(try left?["email"] as String? == nil)
    }
}

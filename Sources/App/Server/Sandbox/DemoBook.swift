import Contacts
import Primitives
import Routes
import Storage

/// The contact book of a new sandbox: fields, companies, tags, a community and a segment, and the first customers in them.
struct DemoBook {
    let features: Features
    let world: World

    private struct Person {
        let phone: String
        let name: String
        let email: String
        var company: String?
        let tags: [String]
        let fields: [String: PlainValue]
    }

    private static let fields = [
        FieldWish(key: "city", label: "City", type: .text, group: "Address"),
        FieldWish(key: "customer_since", label: "Customer since", type: .date, group: "Business"),
        FieldWish(key: "spent", label: "Spent so far", type: .number, group: "Business"),
        FieldWish(
            key: "interests",
            label: "Interests",
            type: .multiSelect,
            options: ["Saffron", "Tea", "Spice mixes", "Gifts"],
            group: "Business"
        ),
    ]

    private static let tags: [(name: String, colour: Tag.Colour)] = [
        ("VIP", .amber), ("Wholesale", .blue), ("New", .green),
    ]

    private static let people = [
        Person(
            phone: "+919845012301",
            name: "Asha Verma",
            email: "asha@example.com",
            tags: ["VIP"],
            fields: [
                "city": .text("Bengaluru"), "customer_since": .text("2023-04-11"), "spent": .text("18250.50"),
                "interests": .list(["Saffron", "Gifts"]),
            ]
        ),
        Person(
            phone: "+919845012302",
            name: "Rohan Mehta",
            email: "rohan@example.com",
            tags: ["New"],
            fields: ["city": .text("Mumbai"), "customer_since": .text("2026-10-02"), "spent": .text("740")]
        ),
        Person(
            phone: "+447400123456",
            name: "Olivia Bennett",
            email: "olivia@brightpantry.example",
            company: "Bright Pantry",
            tags: ["Wholesale"],
            fields: ["city": .text("London"), "interests": .list(["Tea"])]
        ),
        Person(
            phone: "+971501234567",
            name: "Omar Haddad",
            email: "omar@gulfspice.example",
            company: "Gulf Spice Trading",
            tags: ["Wholesale", "VIP"],
            fields: ["city": .text("Dubai"), "customer_since": .text("2022-01-20"), "spent": .text("126000")]
        ),
        Person(
            phone: "+5511987654321",
            name: "Luana Ramos",
            email: "luana@example.com",
            tags: [],
            fields: ["city": .text("São Paulo"), "interests": .list(["Spice mixes"])]
        ),
    ]

    /// Once: a workspace that has fields keeps its own.
    func write(by owner: Caller) async throws {
        let book = features.book
        guard try await book.fields.list(.contact, in: owner.workspace).isEmpty else { return }
        for field in Self.fields { _ = try await book.fields.add(field, in: owner.workspace) }
        var companies: [String: CompanyID] = [:]
        for (name, domain, industry) in [
            ("Bright Pantry", "brightpantry.example", "Groceries"),
            ("Gulf Spice Trading", "gulfspice.example", "Wholesale"),
        ] {
            var wish = CompanyWish(name: name)
            wish.domain = .set(domain)
            wish.industry = .set(industry)
            companies[name] = try await book.companies.add(wish, by: owner).company.id
        }
        let tags = try await makeTags(in: owner.workspace)
        var ids: [ContactID] = []
        for person in Self.people { ids.append(try await add(person, companies, tags, by: owner)) }
        var community = GroupWish(name: "Saffron club", kind: .static)
        community.contactIds = Array(ids.prefix(2))
        _ = try await book.groups.add(community, .community, by: owner)
        let filter: ContactPredicate = .all([
            .test(.init("tag", .is, .text(tags["VIP"].map { "\($0)" } ?? ""))),
            .test(.init("custom.spent", .gt, .number("10000"))),
        ])
        _ = try await book.groups.add(
            GroupWish(name: "Best customers", kind: .dynamic, filter: filter),
            .segment,
            by: owner
        )
    }

    private func makeTags(in workspace: WorkspaceID) async throws -> [String: TagID] {
        let ambient = world.ambient
        return try await world.database.write { transaction in
            let store = TagStore(transaction, in: workspace)
            for (name, colour) in Self.tags {
                _ = try store.insert(
                    Tag(id: ambient.id(), kind: .contact, name: name, colour: colour),
                    at: ambient.now()
                )
            }
            return Dictionary(uniqueKeysWithValues: try store.all(.contact).map { ($0.name, $0.id) })
        }
    }

    private func add(
        _ person: Person,
        _ companies: [String: CompanyID],
        _ tags: [String: TagID],
        by owner: Caller
    ) async throws -> ContactID {
        let ambient = world.ambient
        guard let phone = PhoneNumber(person.phone) else { throw ConfigurationError.sandbox }
        let found = try await world.database.write { transaction in
            try ContactStore(transaction, ambient: ambient)
                .upsert([(phone: phone, name: person.name)], source: .demo, in: owner.workspace).values.first
        }
        guard let id = found?.id else { throw ConfigurationError.sandbox }
        var wish = ContactWish()
        wish.email = .set(person.email)
        wish.ownerId = .set(owner.member)
        if let company = person.company { wish.companyId = .set(companies[company]) }
        wish.tagIds = person.tags.compactMap { tags[$0] }
        wish.fields = person.fields
        _ = try await features.contacts.change(id, to: wish, by: owner.name, in: owner.workspace)
        return id
    }
}

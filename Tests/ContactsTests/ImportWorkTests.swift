import Primitives
import Storage
import Synchronization
import TestSupport
import Testing
import Workspaces

@testable import Contacts

@Suite struct ImportWorkTests {
    private static let file = """
        Name,Phone,Consent
        Asha,+918121000001,yes
        Bina,+918121000002,no
        ,+918121000003,
        Dev,+918121000004,TRUE
        Dev again,+918121000004,no
        Broken,12,yes

        """

    private func prepared(
        _ world: ImportWorld,
        _ rules: ImportRules,
        file: String = ImportWorkTests.file
    ) async throws -> Import {
        let uploaded = try await world.upload(file)
        _ = try await world.imports.set(rules, of: uploaded.id, in: world.here)
        let mapping = ImportMapping(
            phone: "Phone",
            name: ["Name"],
            others: [ImportColumn(column: "Consent", to: "optIn")]
        )
        _ = try await world.imports.map(uploaded.id, to: mapping, defaultCountry: "IN", in: world.here)
        try await world.work()
        return try await world.imports.find(uploaded.id, in: world.here)
    }

    private func run(
        _ world: ImportWorld,
        _ step: (ImportID) async throws -> Import,
        _ id: ImportID
    ) async throws -> Import {
        _ = try await step(id)
        try await world.work()
        return try await world.imports.find(id, in: world.here)
    }

    private func start(_ world: ImportWorld, _ id: ImportID) async throws -> Import {
        try await run(world, { try await world.imports.start($0, by: "mem_1", in: world.here) }, id)
    }

    private func undo(_ world: ImportWorld, _ id: ImportID) async throws -> Import {
        try await run(world, { try await world.imports.undo($0, by: "mem_1", in: world.here) }, id)
    }

    private func contact(_ world: ImportWorld, _ number: String) async throws -> Contact? {
        let phone = try #require(PhoneNumber(number))
        return try await world.database.read { [ambient = world.ambient, here = world.here] in
            try ContactStore($0, ambient: ambient).find(phone, in: here)
        }
    }

    private func add(_ world: ImportWorld, _ number: String, name: String, _ optIn: OptIn = .unknown) async throws {
        let phone = try #require(PhoneNumber(number))
        try await world.database.write { [ambient = world.ambient, here = world.here] transaction in
            let store = ContactStore(transaction, ambient: ambient)
            let made = try store.upsert([(phone: phone, name: name)], source: .manual, in: here)
            guard optIn != .unknown, let contact = made[phone] else { return }
            try store.consent(optIn, of: contact.id, source: .keyword, in: here)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A dry run says of every row what would become of it, and writes nothing else`(kind: TestDatabase) async throws
    {
        let world = try await ImportWorld(kind)
        try await add(world, "+918121000002", name: "Known")
        let ready = try await prepared(world, ImportRules(duplicates: .update, optIn: .row))
        let checked = try await run(world, { try await world.imports.check($0, in: world.here) }, ready.id)

        #expect(checked.work.state == .checked)
        #expect(checked.work.counts == ImportCounts(created: 3, updated: 1))
        let rows = try await world.rows(ready.id)
        #expect(rows.map(\.outcome?.kind) == [.created, .updated, .created, .created, nil, nil])
        #expect(try await world.count("contacts") == 1)
        #expect(try await world.count("consent_entries") == 0)
        #expect(try await contact(world, "+918121000002")?.name == "Known")
    }

    @Test(arguments: TestDatabase.all)
    func `Rows become contacts with the consent of each row, and its proof is in the ledger`(kind: TestDatabase)
        async throws
    {
        let world = try await ImportWorld(kind)
        let rules = ImportRules(duplicates: .update, optIn: .row, evidence: "Form of May 2026")
        let ready = try await prepared(world, rules)
        let done = try await start(world, ready.id)

        #expect(done.work.state == .applied)
        #expect(done.work.counts == ImportCounts(created: 4))
        let asha = try #require(try await contact(world, "+918121000001"))
        #expect(asha.name == "Asha" && asha.optIn == .yes && asha.source == .import)
        #expect(try await contact(world, "+918121000002")?.optIn == .no)
        #expect(try await contact(world, "+918121000003")?.optIn == .unknown)
        let ledger = try await world.database.read { [ambient = world.ambient, here = world.here] in
            try ContactStore($0, ambient: ambient).ledger(of: asha.id, in: here)
        }
        #expect(ledger.map(\.evidence) == ["Form of May 2026"])
        #expect(ledger.map(\.actor) == ["mem_1"])
    }

    @Test(arguments: [
        (ImportRules.Duplicates.update, "Bina", OptIn.yes, ImportCounts(created: 3, updated: 1)),
        (.fill, "Known", .yes, ImportCounts(created: 3, updated: 1)),
        (.skip, "Known", .unknown, ImportCounts(created: 3, skipped: 1)),
    ])
    func `What happens to who is there already is chosen`(
        policy: ImportRules.Duplicates,
        name: String,
        optIn: OptIn,
        counts: ImportCounts
    ) async throws {
        for kind in TestDatabase.all {
            let world = try await ImportWorld(kind)
            try await add(world, "+918121000002", name: "Known")
            let ready = try await prepared(world, ImportRules(duplicates: policy, optIn: .yes))
            let done = try await start(world, ready.id)

            let bina = try await contact(world, "+918121000002")
            #expect(bina?.name == name)
            #expect(bina?.optIn == optIn)
            #expect(done.work.counts == counts)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A file never turns a no into a yes`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        try await add(world, "+918121000001", name: "Asha", .no)
        let ready = try await prepared(world, ImportRules(duplicates: .update, optIn: .yes))
        _ = try await start(world, ready.id)

        #expect(try await contact(world, "+918121000001")?.optIn == .no)
        let rows = try await world.rows(ready.id)
        #expect(rows.first?.outcome?.kind == .unchanged)
        #expect(rows.first?.outcome?.reason?.contains("said no") == true)
    }

    @Test(arguments: TestDatabase.all)
    func `An import is undone, but for what was changed since`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        try await add(world, "+918121000001", name: "Before")
        try await add(world, "+918121000002", name: "Old")
        let ready = try await prepared(world, ImportRules(duplicates: .update, optIn: .row))
        _ = try await start(world, ready.id)
        // Somebody has renamed one that was changed and one that was made.
        for number in ["+918121000002", "+918121000004"] {
            let id = try #require(try await contact(world, number)).id
            try await world.database.write { [ambient = world.ambient, here = world.here] in
                try ContactStore($0, ambient: ambient).rename(id, to: "By hand", in: here)
            }
        }
        let undone = try await undo(world, ready.id)

        #expect(undone.work.state == .undone)
        #expect(undone.work.counts.undone == 2)
        #expect(undone.work.counts.kept == 2)
        let asha = try await contact(world, "+918121000001")
        #expect(asha?.name == "Before" && asha?.optIn == .unknown)
        #expect(try await contact(world, "+918121000002")?.name == "By hand")
        #expect(try await contact(world, "+918121000003") == nil)
        #expect(try await contact(world, "+918121000004")?.name == "By hand")
        let rows = try await world.rows(ready.id).prefix(4)
        #expect(rows.map(\.outcome?.kind) == [.undone, .kept, .undone, .kept])
        #expect(rows.dropFirst().first?.outcome?.reason == "Name: changed since, so not taken back.")
    }

    @Test(arguments: TestDatabase.all.filter { $0 == .postgres })
    func `Nobody writes to a contact while it is looked at whether they did`(kind: TestDatabase) async throws {
        let held = Mutex(0)
        let world = try await ImportWorld(
            kind,
            uses: [
                { transaction, workspace, ids in
                    // Whoever locks a row is written into it.
                    let row = try transaction.row(
                        """
                        SELECT count(*) AS count FROM contacts WHERE workspace_id = \(workspace) AND id IN \(list: ids)
                        AND CAST(xmax AS TEXT) = CAST(CAST(pg_current_xact_id() AS xid) AS TEXT)
                        """
                    )
                    let count: Int = try row?["count"] ?? 0
                    held.withLock { $0 = count }
                    return []
                }
            ]
        )
        let ready = try await prepared(world, ImportRules())
        _ = try await start(world, ready.id)
        _ = try await undo(world, ready.id)

        #expect(held.withLock { $0 } == 4)
        #expect(try await world.count("contacts") == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `What was refused since stays, whatever it was`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let ready = try await prepared(world, ImportRules())
        _ = try await start(world, ready.id)
        let id = try #require(try await contact(world, "+918121000003")).id
        try await world.database.write { [ambient = world.ambient, here = world.here] in
            try ContactStore($0, ambient: ambient).take(
                ConsentWord(.no, to: .utility, source: .manual),
                of: id,
                in: here
            )
        }
        let undone = try await undo(world, ready.id)

        #expect(undone.work.counts.kept == 1)
        #expect(try await contact(world, "+918121000003")?.refuses == [.utility])
    }

    @Test(arguments: TestDatabase.all)
    func `What has been used stays`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind, uses: [{ _, _, ids in Set(ids.prefix(1)) }])
        let ready = try await prepared(world, ImportRules())
        _ = try await start(world, ready.id)
        let undone = try await undo(world, ready.id)

        #expect(undone.work.counts.kept == 1)
        #expect(undone.work.counts.undone == 3)
        #expect(try await world.count("contacts") == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `How a file was mapped is remembered for the next with its headers`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let rules = ImportRules(duplicates: .skip, optIn: .row)
        let first = try await prepared(world, rules)
        let again = try await world.upload("Name,Phone,Consent\nEva,+918121000009,yes\n")
        let other = try await world.upload("Name,Phone,Wants it\nEva,+918121000009,yes\n")

        #expect(again.mapping == first.mapping)
        #expect(again.rules == rules)
        #expect(other.rules == ImportRules())
    }

    @Test(arguments: TestDatabase.all)
    func `A killed run goes on where it was, and beyond the plan rows are refused`(kind: TestDatabase) async throws {
        let plan = WorkspaceLimits { _, _, _ in WorkspaceLimits.Answer(most: 2_600) }
        let world = try await ImportWorld(kind, plan: plan)
        let lines = (0..<2_600).map { "Person \($0),+91812\(1_000_000 + $0),\n" }.joined()
        let ready = try await prepared(world, ImportRules(), file: "Name,Phone,Consent\n" + lines)
        for number in 0..<10 { try await add(world, "+91999\(1_000_000 + number)", name: "Other") }
        _ = try await world.imports.start(ready.id, by: "mem_1", in: world.here)
        try await world.work()
        let done = try await world.imports.find(ready.id, in: world.here)

        #expect(done.work.counts == ImportCounts(created: 2_590, refused: 10))
        #expect(try await world.count("contacts") == 2_600)
        let refused = try await world.rows(ready.id).filter { $0.outcome?.kind == .refused }
        #expect(refused.first?.row == 2_592)
        #expect(Set(refused.map(\.outcome?.reason)) == ["Your plan has no room for another contact."])
    }

    @Test(arguments: TestDatabase.all)
    func `What cannot be begun says why`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let uploaded = try await world.upload(Self.file)
        await #expect(throws: ImportError.notReady(uploaded.id)) {
            try await world.imports.start(uploaded.id, by: "mem_1", in: world.here)
        }
        await #expect(throws: ImportError.notFound(uploaded.id)) {
            try await world.imports.start(uploaded.id, by: "mem_1", in: WorkspaceID(rawValue: 2))
        }
        let ready = try await prepared(world, ImportRules())
        await #expect(throws: ImportError.started(ready.id)) {
            try await world.imports.undo(ready.id, by: "mem_1", in: world.here)
        }
        _ = try await start(world, ready.id)
        await #expect(throws: ImportError.started(ready.id)) {
            try await world.imports.set(ImportRules(duplicates: .skip), of: ready.id, in: world.here)
        }
    }
}

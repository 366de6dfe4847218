import Events
import Foundation
import Jobs
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing
import Workspaces

@testable import Contacts

@Suite struct ImportServiceTests {
    @Test(arguments: TestDatabase.all)
    func `The messy file's verdicts are the oracle's`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let done = try await world.read(try Fixture.bytes("contacts-messy.csv"))

        let oracle = try Fixture.records(try Fixture.bytes("contacts-messy-verdicts.csv")).dropFirst()
        let rows = try await world.rows(done.id)
        #expect(rows.map { ["\($0.row)", $0.phone, $0.e164?.rawValue ?? "", $0.verdict.rawValue] } == Array(oracle))
        #expect(rows.allSatisfy { ($0.reason == nil) == ($0.verdict == .ok) })
        #expect(done.state == .ready)
        #expect(done.ok == oracle.count { $0[3] == "ok" })
        #expect(done.duplicate == oracle.count { $0[3] == "duplicate" })
        #expect(done.progress == 100)
        #expect(rows.first?.name == "Matthew Rana")
        let again = rows.first { $0.row == 28 }
        #expect(again?.reason == "Row 14 has this number already.")
        #expect(again?.remarks.map(\.code) == ["number-again"] && again?.remarks.first?.facts == ["row": "14"])
        #expect(rows.first { $0.row == 177 }?.reason?.contains("9.18121E+11") == true)
    }

    @Test(arguments: TestDatabase.all)
    func `Rows beyond what the plan has room for are invalid, and say why`(kind: TestDatabase) async throws {
        let plan = WorkspaceLimits { _, _, _ in WorkspaceLimits.Answer(most: 2_505) }
        let world = try await ImportWorld(kind, plan: plan)
        try await world.database.write { transaction in
            let people = (0..<5).compactMap { PhoneNumber("+91812\(1_000_000 + $0)") }.map {
                (phone: $0, name: "Known")
            }
            _ = try ContactStore(transaction, ambient: world.ambient).upsert(people, source: .manual, in: world.here)
        }
        let lines = (0..<9_000).map { "Person \($0),+91812\(1_000_000 + $0 % 8_000)\n" }.joined()
        let done = try await world.read(Array(("Name,Phone\n" + lines).utf8))

        // The five who are contacts already take no place of their own.
        #expect(done.tally.ok == 2_505)
        #expect(done.tally.ok + done.tally.duplicate + done.tally.invalid == 9_000)
        let beyond = try await world.rows(done.id, verdict: .invalid)
        #expect(beyond.first?.row == 2_507)
        #expect(Set(beyond.map(\.reason)) == ["Your plan has no room for another contact."])
    }

    @Test(arguments: TestDatabase.all)
    func `A file is read whatever its size, and its verdicts come page by page`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let lines = (0..<12_000).map { "Person \($0),+91812\(1_000_000 + $0 % 11_000)\n" }.joined()
        let done = try await world.read(Array(("Name,Phone\n" + lines + "\n\nx,oops\n").utf8))

        #expect(done.rowsTotal == 12_001)
        #expect(done.tally == ImportTally(ok: 11_000, duplicate: 1_000, invalid: 1))
        #expect(try await world.rows(done.id, verdict: .duplicate).count == 1_000)
        #expect(try await world.rows(done.id, verdict: .invalid).map(\.row) == [12_004])
        #expect(try await world.rows(done.id, verdict: .ok).count == 11_000)
        let page = try await world.imports.rows(
            of: done.id,
            verdict: .duplicate,
            after: 11_500,
            limit: 2,
            in: world.here
        )
        #expect(page.map(\.row) == [11_501, 11_502])
    }

    @Test(arguments: TestDatabase.all)
    func `A killed reading goes on where it was, and nothing is counted twice`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let lines = (0..<9_000).map { "Person \($0),+91812\(1_000_000 + $0 % 8_000)\n" }.joined()
        let whole = Array(("Name,Phone\n" + lines).utf8)
        let uploaded = try await world.upload(whole)
        let mapped = try await world.imports.map(
            uploaded.id,
            to: uploaded.mapping,
            defaultCountry: "IN",
            in: world.here
        )

        // What a process does before it is killed: two batches, of which the second is not committed.
        let reader = try #require(ImportReader(mapped, of: world.here, database: world.database))
        let first = try #require(try await reader.next())
        let second = try #require(try await reader.next())
        try await world.database.write { transaction in
            let store = ImportStore(transaction)
            let tally = try store.write(first.rows, of: mapped.id, in: world.here)
            try store.advance(mapped, past: tally, to: first.cursor, in: world.here)
        }
        await #expect(throws: ImportError.changed(mapped.id)) {
            try await world.database.write { transaction in
                let store = ImportStore(transaction)
                let tally = try store.write(second.rows, of: mapped.id, in: world.here)
                try store.advance(mapped, past: tally, to: second.cursor, in: world.here)
            }
        }
        try await world.work()

        let done = try await world.imports.find(uploaded.id, in: world.here)
        #expect(done.tally == ImportTally(ok: 8_000, duplicate: 1_000, invalid: 0))
        #expect(try await world.rows(done.id).map(\.row) == Array(2...9_001))
    }

    @Test(arguments: TestDatabase.all)
    func `A new mapping reads the file anew`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let done = try await world.read(Array("Name,Mobile,Phone\nAda,+918122601815,n/a\nBob,n/a,0151 23456789\n".utf8))
        #expect(done.tally == ImportTally(ok: 1, duplicate: 0, invalid: 1))

        _ = try await world.imports.map(
            done.id,
            to: ImportMapping(phone: "Phone", name: ["Name"]),
            defaultCountry: "DE",
            in: world.here
        )
        try await world.work()

        let rows = try await world.rows(done.id)
        #expect(rows.map(\.verdict) == [.invalid, .ok])
        #expect(rows.last?.e164?.rawValue == "+4915123456789")
        #expect(rows.last?.country == "DE")
    }

    @Test(arguments: TestDatabase.all)
    func `Nothing of a refused or broken upload is kept`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind, limits: ImportLimits(fileBytes: 2_000_000))
        await #expect(throws: ImportProblem.malformed(.unclosedQuote(row: 2))) {
            try await world.upload("a,b\n\"c,d\n")
        }
        await #expect(throws: ImportProblem.tooLarge(limitBytes: 2_000_000)) {
            try await world.upload(Array(repeating: 0x61, count: 20) + Array(repeating: 0x0A, count: 2_000_000))
        }
        struct Broken: Error {}
        let broken = AsyncThrowingStream<[UInt8], any Error> { stream in
            stream.yield(Array("Name,Phone\n".utf8) + Array(repeating: 0x61, count: 30_000))
            stream.finish(throwing: Broken())
        }
        await #expect(throws: Broken.self) {
            try await world.imports.upload(broken, filename: "x.csv", by: nil, in: world.here)
        }
        #expect(try await world.imports.page(world.here, after: nil, limit: 10).isEmpty)
        try await world.work()
        #expect(try await world.count("imports") == 0)
        #expect(try await world.count("import_chunks") == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `An import goes whole when it is deleted, also while it is read`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let lines = (0..<12_000).map { "Person \($0),+91812\(1_000_000 + $0)\n" }.joined()
        let uploaded = try await world.upload("Name,Phone\n" + lines)
        _ = try await world.imports.map(uploaded.id, to: uploaded.mapping, defaultCountry: "IN", in: world.here)

        try await world.imports.delete(uploaded.id, in: world.here)

        await #expect(throws: ImportError.notFound(uploaded.id)) {
            try await world.imports.find(uploaded.id, in: world.here)
        }
        try await world.work()
        for table in ["imports", "import_rows", "import_chunks"] { #expect(try await world.count(table) == 0) }
    }

    @Test(arguments: TestDatabase.all)
    func `A file that nobody finished goes after a day, a read one after a week`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let done = try await world.read(Array("Name,Phone\nAda,+918122601815\n".utf8))
        let left: ImportID = world.ambient.id()
        try await world.database.write { transaction in
            try ImportStore(transaction).begin(
                left,
                filename: "x",
                defaultCountry: nil,
                by: nil,
                at: world.clock.now,
                in: world.here
            )
            try ImportClearing(database: world.database, ambient: world.ambient).watch(
                left,
                in: world.here,
                transaction
            )
        }

        world.clock.advance(by: .days(1))
        try await world.work()
        #expect(try await world.count("imports") == 1)
        #expect(try await world.count("import_chunks") == 1)

        world.clock.advance(by: .days(7))
        try await world.work()
        #expect(try await world.count("import_chunks") == 0)
        #expect(try await world.rows(done.id).count == 1)
        await #expect(throws: ImportError.fileGone(done.id)) {
            try await world.imports.map(done.id, to: done.mapping, defaultCountry: "DE", in: world.here)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A bad mapping is refused and changes nothing`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let uploaded = try await world.upload("Name,Phone\nAda,+918122601815\n")
        let refusals: [(ImportMapping, String, ImportError)] = [
            (ImportMapping(phone: nil, name: []), "IN", .phoneColumnMissing),
            (ImportMapping(phone: "Fon", name: []), "IN", .noSuchColumn("Fon", field: "phone")),
            (ImportMapping(phone: "Phone", name: ["Nome"]), "IN", .noSuchColumn("Nome", field: "name")),
            (ImportMapping(phone: "Phone", name: []), "XX", .unknownCountry("XX")),
            (
                ImportMapping(phone: "Phone", name: Array(repeating: "Name", count: 6)), "IN",
                .tooManyNameColumns(limit: 5)
            ),
        ]
        for (mapping, country, error) in refusals {
            await #expect(throws: error) {
                try await world.imports.map(uploaded.id, to: mapping, defaultCountry: country, in: world.here)
            }
        }
        await #expect(throws: ImportError.notFound(uploaded.id)) {
            try await world.imports.map(
                uploaded.id,
                to: uploaded.mapping,
                defaultCountry: "IN",
                in: WorkspaceID(rawValue: 2)
            )
        }
        #expect(try await world.imports.find(uploaded.id, in: world.here) == uploaded)
    }

    @Test(arguments: TestDatabase.all)
    func `Events tell of the reading, a few each second`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let lines = (0..<10_000).map { "Person \($0),+91812\(1_000_000 + $0)\n" }.joined()
        _ = try await world.read(Array(("Name,Phone\n" + lines).utf8))

        // On PostgreSQL an event shows when every older transaction of the server has ended, other tests' included.
        var events: [Event] = []
        for _ in 0..<500 where events.last?.payload.contains("\"state\":\"ready\"") != true {
            events = try await world.database.read { transaction in
                try world.events.page(workspace: world.here, after: nil, limit: 100, in: transaction)
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        // The mapping, the first batch and the end: the clock stood still for the five batches.
        #expect(events.count == 3)
        #expect(events.allSatisfy { $0.kind == "import.changed" })
        #expect(events.last?.payload.contains("\"state\":\"ready\"") == true)
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["LODESTONE_TEST_LARGE"] != nil))
    func `A million rows are read`() async throws {
        let world = try await ImportWorld(.sqlite)
        let rows = 1_000_000
        var text = Array("First Name,Last Name,Phone,City,Note\n".utf8)
        for row in 0..<rows {
            text += Array("Ada \(row),Byron,08\(100_000_000 + row),Chennai,asked for price list\n".utf8)
        }
        let started = ContinuousClock.now
        let uploaded = try await world.upload(text, pieceBytes: 65_536)
        let uploadedAt = ContinuousClock.now
        _ = try await world.imports.map(uploaded.id, to: uploaded.mapping, defaultCountry: "IN", in: world.here)
        try await world.work()
        print("upload \(uploadedAt - started), reading \(ContinuousClock.now - uploadedAt)")
        #expect(try await world.imports.find(uploaded.id, in: world.here).rows == rows)
    }
}

import Foundation
import Primitives
import Storage
import TestSupport
import Testing

@testable import Contacts

/// What files hold besides names, numbers and consent.
@Suite struct TradeBookTests {
    private static let columns = [
        "name", "phone", "email", "company", "tags", "communities", "optIn", "custom.birthday", "custom.colours",
        "custom.note", "custom.score",
    ]

    private func world(_ kind: TestDatabase) async throws -> TradeWorld {
        let world = try await TradeWorld(kind)
        let fields = FieldService(database: world.database, ambient: world.ambient, events: world.imports.events)
        let wanted: [(String, FieldType, [String])] = [
            ("birthday", FieldType.date, []), ("colours", .multiSelect, ["red", "blue"]), ("note", .longText, []),
            ("score", .number, []),
        ]
        for (key, type, options) in wanted {
            let wish = FieldWish(key: key, label: key.capitalized, type: type, options: options)
            _ = try await fields.add(wish, in: world.here)
        }
        return world
    }

    private func bring(_ file: [UInt8], into world: TradeWorld, _ rules: ImportRules) async throws -> Import {
        let uploaded = try await world.imports.upload(file)
        _ = try await world.imports.imports.set(rules, of: uploaded.id, in: world.here)
        _ = try await world.imports.imports.map(
            uploaded.id,
            to: uploaded.mapping,
            defaultCountry: "IN",
            in: world.here
        )
        try await world.work()
        _ = try await world.imports.imports.check(uploaded.id, in: world.here)
        try await world.work()
        let checked = try await world.imports.imports.find(uploaded.id, in: world.here)
        _ = try await world.imports.imports.start(uploaded.id, by: "mem_1", in: world.here)
        try await world.work()
        let done = try await world.imports.imports.find(uploaded.id, in: world.here)
        // What the dry run said is what became of the rows.
        #expect(done.work.counts == checked.work.counts)
        return done
    }

    @Test(arguments: TestDatabase.all)
    func `Fields, companies, tags, communities and consent come through export, import and export equal`(
        kind: TestDatabase
    ) async throws {
        var text = "Name,Phone,E-mail,Company,Tags,Communities,Consent,Birthday,Colours,Note,Score\n"
        for place in 0..<2_500 {
            text += "Person \(place),+91812\(1_000_000 + place),p\(place)@example.com,Firm \(place % 7),"
            text += place % 2 == 0 ? "VIP; a\\;b," : ","
            text += place % 5 == 0 ? "Readers," : ","
            text += "\(["yes", "no", ""][place % 3]),2001-02-\(10 + place % 10),"
            text += place % 4 == 0 ? "red;blue," : ","
            text += "\"=line \(place)\nand another\",\(place).50\n"
        }
        let first = try await world(kind)
        let read = try await bring(Array(text.utf8), into: first, ImportRules(optIn: .row, tags: ["From the fair"]))
        #expect(read.work.counts == ImportCounts(created: 2_500))
        #expect(
            read.mapping.others.map(\.to).sorted() == [
                "community", "company", "custom.birthday", "custom.colours", "custom.note", "custom.score", "email",
                "optIn",
                "tag",
            ]
        )
        #expect(try await first.imports.count("companies") == 7)
        let file = try await first.export(columns: Self.columns)
        let lines = String(decoding: file, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 2_501)
        #expect(lines[1].contains("p0@example.com,Firm 0"))
        #expect(lines[1].contains("From the fair; VIP; a\\;b") || lines[1].contains("a\\;b; From the fair; VIP"))

        let second = try await world(kind)
        let again = try await bring(file, into: second, ImportRules(optIn: .row))
        #expect(again.work.counts == ImportCounts(created: 2_500))
        #expect(try await second.export(columns: Self.columns) == file)
        // And back into itself: nothing is new.
        let same = try await bring(file, into: first, ImportRules(duplicates: .update, optIn: .row))
        #expect(same.work.counts == ImportCounts(unchanged: 2_500))
    }

    @Test(arguments: TestDatabase.all)
    func `What a row changes is undone part by part, and what a field does not take is told`(kind: TestDatabase)
        async throws
    {
        let world = try await world(kind)
        let asha = try await world.add("+918121000001", name: "Asha")
        let head = "Name,Phone,E-mail,Company,Tags,Birthday,Score,Owner\n"
        _ = try await bring(
            Array((head + "Asha,+918121000001,old@example.com,Old Firm,Kept,2001-01-01,5,\n").utf8),
            into: world,
            ImportRules(duplicates: .update)
        )
        let before = try await world.export(columns: Self.columns)
        let done = try await bring(
            Array((head + "Asha,+918121000001,new@example.com,New Firm,Fresh,never,7,Nobody\n").utf8),
            into: world,
            ImportRules(duplicates: .update)
        )
        let row = try #require(try await world.imports.rows(done.id).first)
        #expect(row.outcome?.kind == .updated)
        #expect(row.outcome?.reason?.contains("Birthday: Write a day") == true)
        #expect(row.outcome?.reason?.contains("No member is called") == true)
        #expect(row.outcome?.remarks.first { $0.label == "Birthday" }?.code == "not-a-day")
        #expect(try await world.contact(asha).email == "new@example.com")

        _ = try await world.imports.imports.undo(done.id, by: "mem_1", in: world.here)
        try await world.work()
        #expect(try await world.export(columns: Self.columns) == before)
        let filled = try await bring(
            Array((head + "Other,+918121000001,third@example.com,Third,,2002-02-02,9,\n").utf8),
            into: world,
            ImportRules(duplicates: .fill)
        )
        #expect(filled.work.counts == ImportCounts(unchanged: 1))
        #expect(try await world.export(columns: Self.columns) == before)
    }
}

import Primitives
import Storage
import TestSupport
import Testing

@testable import Contacts

@Suite struct ExportTests {
    @Test(arguments: TestDatabase.all, Export.Format.allCases)
    func `What is exported and imported elsewhere is exported equal, 50,000 contacts`(
        kind: TestDatabase,
        format: Export.Format
    ) async throws {
        // The other format, and the other engine, at a tenth: the whole takes its time in a debug build.
        let count = format == .csv && kind == .sqlite ? 50_000 : 5_000
        let first = try await TradeWorld(kind)
        let names = ["=cmd()", "'=quoted", "Ada \"Countess\", Byron", "Ünï\nçode", "-5", "'", "", "  Spaced ", "आशा"]
        for start in stride(from: 0, to: count, by: 1_000) {
            try await first.database.write { [ambient = first.ambient, here = first.here] transaction in
                let store = ContactStore(transaction, ambient: ambient)
                let people = (start..<start + 1_000).compactMap { place in
                    PhoneNumber("+91812\(1_000_000 + place)").map {
                        (phone: $0, name: names[place % names.count].split { $0.isWhitespace }.joined(separator: " "))
                    }
                }
                let made = try store.upsert(people, source: .manual, in: here)
                let words = people.enumerated().compactMap { place, person in
                    made[person.phone].map { ($0.id, ConsentWord(place % 3 == 0 ? .yes : .no, source: .manual)) }
                }
                try store.take(words.filter { $0.0.rawValue % 5 != 0 }, in: here)
            }
        }
        let file = try await first.export(format: format)

        let second = try await TradeWorld(kind)
        let uploaded = try await second.imports.upload(file)
        #expect(uploaded.mapping.phone == "Phone")
        #expect(uploaded.mapping.others == [ImportColumn(column: "Marketing opt-in", to: "optIn")])
        _ = try await second.imports.imports.set(ImportRules(optIn: .row), of: uploaded.id, in: second.here)
        _ = try await second.imports.imports.map(
            uploaded.id,
            to: uploaded.mapping,
            defaultCountry: "IN",
            in: second.here
        )
        try await second.work()
        _ = try await second.imports.imports.start(uploaded.id, by: "mem_1", in: second.here)
        try await second.work()
        let done = try await second.imports.imports.find(uploaded.id, in: second.here)
        #expect(done.work.counts == ImportCounts(created: count))

        let again = try await second.export(format: .csv)
        let wanted = format == .csv ? file : try await first.export(format: .csv)
        #expect(again == wanted)
    }

    @Test(arguments: TestDatabase.all)
    func `Only those asked for are in the file, and another workspace's never`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        let asha = try await world.add("+918121000001", name: "Asha", .yes)
        let bina = try await world.add("+918121000002", name: "Bina")
        let other = try await world.add("+918121000003", name: "Other's", in: 2)

        let named = try await world.export(ExportTarget(ids: [bina, other]))
        #expect(
            String(decoding: named, as: UTF8.self) == "\u{FEFF}Name,Phone,Marketing opt-in\r\nBina,+918121000002,\r\n"
        )
        let searched = try await world.export(ExportTarget(search: "ash"), columns: ["optIn", "id"])
        #expect(String(decoding: searched, as: UTF8.self) == "\u{FEFF}Marketing opt-in,ID\r\nyes,\(asha)\r\n")
        let all = String(decoding: try await world.export(), as: UTF8.self)
        #expect(all.contains("Asha") && all.contains("Bina") && !all.contains("Other's"))
    }

    @Test(arguments: TestDatabase.all)
    func `Who must not see numbers gets none, and no file of somebody who may`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        _ = try await world.add("+918121000001", name: "Asha")
        let masked = String(
            decoding: try await world.export(columns: ["phone"], for: world.caller(hidesNumbers: true)),
            as: UTF8.self
        )
        #expect(!masked.contains("8121000001"))
        let whole = try await world.exports.begin(ExportTarget(), columns: nil, format: .csv, for: world.caller())
        try await world.work()
        await #expect(throws: ExportError.notFound(whole.id)) {
            try await world.exports.open(whole.id, for: world.caller(hidesNumbers: true))
        }
        await #expect(throws: ExportError.notFound(whole.id)) {
            try await world.exports.find(whole.id, for: world.caller(in: 2))
        }

        // A file with masked numbers cannot overwrite whole ones.
        let uploaded = try await world.imports.upload("Name,Phone\nAsha,•••••••001\n")
        _ = try await world.imports.imports.map(
            uploaded.id,
            to: ImportMapping(phone: "Phone", name: ["Name"]),
            defaultCountry: "IN",
            in: world.here
        )
        try await world.work()
        #expect(try await world.imports.imports.find(uploaded.id, in: world.here).ok == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `A file goes after a week, and every step is written down`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        _ = try await world.add("+918121000001", name: "Asha")
        let begun = try await world.exports.begin(ExportTarget(), columns: nil, format: .xlsx, for: world.caller())
        await #expect(throws: ExportError.notReady(begun.id)) {
            try await world.exports.open(begun.id, for: world.caller())
        }
        try await world.work()
        _ = try await world.exports.open(begun.id, for: world.caller())
        let actions = try await world.database.read { [here = world.here] in
            try $0.rows("SELECT action FROM audit_entries WHERE workspace_id = \(here) ORDER BY id")
                .map { try $0["action"] as String }
        }
        #expect(actions == ["contacts.exported", "contacts.export-fetched"])

        world.imports.clock.advance(by: .days(7))
        await #expect(throws: ExportError.expired(begun.id)) {
            try await world.exports.open(begun.id, for: world.caller())
        }
        try await world.work()
        #expect(try await world.imports.count("exports") == 0)
        #expect(try await world.imports.count("export_chunks") == 0)
    }

    @Test func `What cannot be exported says why`() async throws {
        let world = try await TradeWorld(.sqlite)
        let caller = world.caller()
        await #expect(throws: ExportError.unknownColumn("password")) {
            try await world.exports.begin(ExportTarget(), columns: ["password"], format: .csv, for: caller)
        }
        await #expect(throws: ExportError.columns(limit: 200)) {
            try await world.exports.begin(ExportTarget(), columns: [], format: .csv, for: caller)
        }
        for _ in 0..<3 { _ = try await world.exports.begin(ExportTarget(), columns: nil, format: .csv, for: caller) }
        await #expect(throws: ExportError.busy(limit: 3)) {
            try await world.exports.begin(ExportTarget(), columns: nil, format: .csv, for: caller)
        }
    }
}

import Events
import Jobs
import Primitives
import Storage
import TestSupport
import Testing

@testable import Contacts

/// Custom fields: their values, what becomes of them, and who may be told.
struct FieldTests {
    private static func field(_ type: FieldType, _ options: [String] = []) throws -> ContactField {
        try FieldWish(key: "f", label: "F", type: type, options: options).new(id: FieldID(rawValue: 1))
    }

    @Test(arguments: [
        (FieldType.text, PlainValue.text("  a\nb "), "a b"),
        (.number, .text("-0012.50"), "-12.5"), (.number, .number("7"), "7"), (.number, .text("-0.0"), "0"),
        (
            .number, .text("123456789012345678901234567890.123456789012345"),
            "123456789012345678901234567890.123456789012345"
        ),
        (.date, .text("2024-02-29"), "2024-02-29"), (.time, .text("09:30:00"), "09:30"),
        (.time, .text("23:59:01"), "23:59:01"),
        (.dateTime, .text("2026-01-01T05:30:00+05:30"), "2026-01-01T00:00:00.000Z"),
        (.boolean, .bool(true), "true"), (.boolean, .text("No"), "false"),
        (.select, .text("GOLD"), "Gold"), (.multiSelect, .list(["silver", "Gold"]), "Gold; Silver"),
        (.email, .text("Ada@Example.com"), "ada@example.com"), (.phone, .text("081226 01815"), "+918122601815"),
        (.url, .text("https://example.com/a?b=c"), "https://example.com/a?b=c"),
    ])
    func `A value is kept in one form`(type: FieldType, typed: PlainValue, kept: String) throws {
        let field = try Self.field(type, type.hasOptions ? ["Gold", "Silver"] : [])
        let value = try #require(try field.read(typed, country: "IN"))

        #expect(value.text == kept)
        #expect(FieldValue(stored: kept, type: type) == value)
        #expect(try field.read(value.plain) == value)
        #expect(try field.read(cell: value.text) == value)
    }

    @Test(arguments: [
        (FieldType.number, "12,5"), (.number, "1e3"), (.number, "."), (.number, "+"), (.date, "2023-02-29"),
        (.date, "29/02/2024"), (.time, "24:00"), (.time, "9:30"), (.dateTime, "2026-01-01"), (.boolean, "maybe"),
        (.select, "Bronze"), (.multiSelect, "Bronze"), (.email, "ada@"), (.phone, "12"), (.url, "javascript:alert(1)"),
        (.url, "example.com"),
    ])
    func `What is no value of the type is refused, with words`(type: FieldType, typed: String) throws {
        let field = try Self.field(type, type.hasOptions ? ["Gold"] : [])
        do {
            _ = try field.read(.text(typed))
            Issue.record("\(type) took \(typed)")
        } catch {
            #expect(error.words.count > 10)
        }
    }

    @Test func `Keys of numbers sort as the numbers do`() {
        var generator = SeededGenerator(seed: 20_261_129)
        var texts = ["0", "-0.5", "0.5", "100", "-100", "99.999", "100.001", "-99.999"]
        for _ in 0..<400 {
            let whole = Int.random(in: 0...99_999, using: &generator) >> Int.random(in: 0...16, using: &generator)
            let part = Int.random(in: 0...999, using: &generator)
            texts.append("\(Bool.random(using: &generator) ? "-" : "")\(whole).\(part)")
        }
        let numbers = texts.compactMap { text in ExactDecimal(text).map { ($0, thousandths(text)) } }
        #expect(numbers.count == texts.count)
        for (left, right) in zip(numbers, numbers.dropFirst() + numbers.prefix(1)) {
            #expect((left.0.key < right.0.key) == (left.1 < right.1), "\(left.0.text) and \(right.0.text)")
            #expect((left.0.key == right.0.key) == (left.1 == right.1))
        }
    }

    /// `-12.5` as -12500, by another way than the product's.
    private func thousandths(_ text: String) -> Int {
        let parts = text.drop { $0 == "-" }.split(separator: ".")
        let fraction = parts.count > 1 ? String((parts[1] + "000").prefix(3)) : "000"
        let size = (Int(parts[0]) ?? 0) * 1000 + (Int(fraction) ?? 0)
        return text.hasPrefix("-") ? -size : size
    }

    @Test func `A key is cut between characters`() {
        let long = String(repeating: "\u{0928}\u{092E}", count: 200)
        let (key, folded) = FieldKey.cut(long)
        #expect(key.utf8.count <= FieldKey.bytesMax && key.utf8.count > FieldKey.bytesMax - 4)
        #expect(long.hasPrefix(key))
        #expect(folded == long)
        #expect(FieldKey.cut("short").folded == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `Values are written in four statements, with a line of history for each that changed`(kind: TestDatabase)
        async throws
    {
        let world = try await BookWorld(kind)
        let city = try await world.field("city", .text)
        let plan = try await world.field("plan", .multiSelect, options: ["A", "B", "C"])
        let people = try await world.people(3)
        func set(_ value: PlainValue, _ field: ContactField) async throws -> Int {
            try await world.database.write { transaction in
                let changes = try people.map { FieldChange($0.subject, field, try field.read(value)) }
                return try FieldStore(transaction, in: world.here)
                    .set(changes, journal: Journal(transaction, in: world.here, ambient: world.ambient, by: "mem_1"))
                    .count
            }
        }

        #expect(try await set(.text("Pune"), city) == 3)
        #expect(try await set(.text("Pune"), city) == 0)
        #expect(try await set(.list(["C", "A"]), plan) == 3)
        #expect(try await set(.list(["B"]), plan) == 3)
        #expect(try await set(.null, city) == 3)

        let values = try await world.database.read {
            try FieldStore($0, in: world.here).values(of: people.map(\.subject))
        }
        #expect(values[people[0].subject] == [plan.id: FieldValue(type: .multiSelect, items: ["B"])])
        let history = try await world.fields.history(of: "city", .contact, people[0].subject, in: world.here).changes
        #expect(history.map(\.from) == ["Pune", nil])
        #expect(history.map(\.to) == [nil, "Pune"])
        #expect(history.map(\.actor) == ["mem_1", "mem_1"])
    }

    @Test(arguments: TestDatabase.all)
    func `A type changes only where every value converts`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let field = try await world.field("size", .text)
        let people = try await world.people(2)
        try await world.set(["12.50", "big"], field, people)

        await #expect(throws: FieldError.notConvertible(count: 1, example: "big")) {
            _ = try await world.fields.change(field.id, to: FieldWish(type: .number), in: world.here)
        }
        try await world.set(["12.50", "3"], field, people)
        let changed = try await world.fields.change(field.id, to: FieldWish(type: .number), in: world.here)

        #expect(changed.type == .number)
        #expect(try await world.values(of: people[0])[field.id]?.text == "12.5")
    }

    @Test(arguments: TestDatabase.all)
    func `An option is renamed in every value, and goes only when nobody chose it`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let field = try await world.field("level", .select, options: ["Gold", "Silver", "Tin"])
        let people = try await world.people(1)
        try await world.set(["Gold"], field, people)

        await #expect(throws: FieldError.optionInUse("Gold", uses: 1)) {
            _ = try await world.fields.change(field.id, to: FieldWish(options: ["Silver"]), in: world.here)
        }
        var wish = FieldWish(options: ["Golden", "Silver"])
        wish.renamedOptions = ["Gold": "Golden"]
        _ = try await world.fields.change(field.id, to: wish, in: world.here)

        #expect(try await world.values(of: people[0])[field.id]?.text == "Golden")
    }

    @Test(arguments: TestDatabase.all)
    func `A field with values is deleted when its key confirms it, and its values go`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let field = try await world.field("city", .text)
        let people = try await world.people(3)
        try await world.set(["Pune", "Goa", "Delhi"], field, people)

        await #expect(throws: FieldError.confirm(key: "city", uses: 3)) {
            try await world.fields.delete(field.id, confirmed: nil, in: world.here)
        }
        try await world.fields.delete(field.id, confirmed: "city", in: world.here)

        #expect(try await world.values(of: people[0]).isEmpty)
        #expect(try await world.fields.list(.contact, in: world.here).isEmpty)
        try await world.work()
        #expect(try await world.count("field_values") == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Keys are unique for contacts and for companies, and well formed`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        _ = try await world.field("city", .text)
        _ = try await world.fields.add(FieldWish(of: .company, key: "city", label: "City"), in: world.here)
        await #expect(throws: FieldError.keyTaken("city")) {
            _ = try await world.fields.add(FieldWish(key: "city", label: "Town"), in: world.here)
        }
        for key in ["", "City", "1st", "a-b", "a b", String(repeating: "a", count: 41)] {
            await #expect(throws: FieldError.badKey) {
                _ = try await world.fields.add(FieldWish(key: key, label: "x"), in: world.here)
            }
        }
        #expect(try await world.fields.list(.contact, in: WorkspaceID(rawValue: 2)).isEmpty)
    }
}

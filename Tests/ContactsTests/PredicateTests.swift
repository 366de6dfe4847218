import Foundation
import Primitives
import Storage
import TestSupport
import Testing

@testable import Contacts

/// What a filter is, what it refuses, and that the database finds whom plain words find.
struct PredicateTests {
    @Test(arguments: [
        #"{"field":"name","op":"is","value":"Ada"}"#,
        #"{"all":[{"field":"blocked","op":"is","value":true},{"not":{"field":"custom.age","op":"gt","value":"17.5"}}]}"#,
        #"{"any":[{"field":"tag","op":"isEmpty"},{"field":"name","op":"in","value":["a","b"]}]}"#,
        #"{"all":[]}"#,
    ])
    func `A filter is written as it was read`(text: String) throws {
        let read = try ContactPredicate(json: text)
        #expect(try ContactPredicate(json: JSON.text(read)) == read)
    }

    private static let isSet = #"{"field":"name","op":"isSet"}"#

    private static func nested(_ depth: Int) -> String {
        String(repeating: #"{"not":"#, count: depth) + isSet + String(repeating: "}", count: depth)
    }

    private static func all(_ count: Int) -> String {
        let tests = Array(repeating: isSet, count: count).joined(separator: ",")
        return #"{"all":["# + tests + "]}"
    }

    private static func name(_ length: Int) -> String {
        let value = String(repeating: "a", count: length)
        return #"{"field":"name","op":"is","value":""# + value + #""}"#
    }

    static let refused: [(String, ContactPredicateError)] = [
        ("[]", .malformed), ("{}", .malformed), ("nonsense", .malformed),
        (#"{"field":"name","op":"like","value":"a"}"#, .unknownTest("like")),
        (#"{"field":"name","op":"is","value":{"a":1}}"#, .malformed),
        (nested(6), .tooDeep), (nested(100), .tooDeep), (all(51), .tooManyTests), (name(501), .tooLong),
        (String(repeating: " ", count: 20_000), .tooLong),
    ]

    @Test(arguments: refused)
    func `What is no filter is refused`(text: String, reason: ContactPredicateError) {
        #expect(throws: reason) { try ContactPredicate(json: text) }
    }

    @Test(arguments: TestDatabase.all)
    func `A filter is checked against the fields that there are`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        _ = try await world.field("age", .number)
        let hidden = ContactQuery(filter: .test(.init("phone", .startsWith, .text("+9198"))), hidesNumbers: true)
        let refusals: [(ContactPredicate.Test, ContactPredicateError)] = [
            (.init("shoe", .is, .text("1")), .unknownField("shoe")),
            (.init("custom.shoe", .is, .text("1")), .unknownField("custom.shoe")),
            (.init("name", .gt, .text("1")), .testNotFor(field: "name", op: .gt)),
            (.init("custom.age", .contains, .text("1")), .testNotFor(field: "custom.age", op: .contains)),
            (
                .init("custom.age", .gt, .text("x")),
                .value(field: "custom.age", words: FieldRefusal.notA(.number).words)
            ),
            (.init("optIn", .is, .text("maybe")), .value(field: "optIn", words: "Choose from yes, no, unknown.")),
            (
                .init("tag", .is, .text("mem_1")),
                .value(field: "tag", words: "Give an identifier that begins with tag_.")
            ),
            (
                .init("createdAt", .withinDays, .text("-1")),
                .value(field: "createdAt", words: "Give a number of days, 0 to 36500.")
            ),
            (.init("name", .is), .value(field: "name", words: "Give a value.")),
        ]
        for (test, reason) in refusals {
            await #expect(throws: reason) { _ = try await world.found(ContactQuery(filter: .test(test))) }
        }
        await #expect(throws: ContactPredicateError.hiddenNumber(field: "phone")) { _ = try await world.found(hidden) }
    }

    @Test(arguments: TestDatabase.all)
    func `The database finds whom plain words find`(kind: TestDatabase) async throws {
        let seed = UInt64(20_261_129)
        var generator = SeededGenerator(seed: seed)
        let world = try await BookWorld(kind)
        let oracle = try await PredicateOracle(world, people: 40, by: &generator)
        for round in 0..<150 {
            let predicate = oracle.predicate(depth: Int.random(in: 0...3, using: &generator), by: &generator)
            let found = try await Set(world.found(ContactQuery(filter: predicate, sort: .oldest)))
            let expected = Set(oracle.people.filter { oracle.holds(predicate, of: $0) }.map(\.id))
            let text = try JSON.text(predicate)
            #expect(found == expected, "seed \(seed), round \(round): \(text)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Groups can be asked for, dynamic ones by their filter, and not by another workspace`(kind: TestDatabase)
        async throws
    {
        let world = try await BookWorld(kind)
        let people = try await world.people(4)
        let caller = world.caller()
        var wish = GroupWish(name: "Chosen", kind: .static)
        wish.contactIds = [people[0], people[2]]
        let chosen = try await world.book.groups.add(wish, .community, by: caller)
        let second: ContactPredicate = .test(.init("name", .is, .text("person 2")))
        let found = try await world.book.groups.add(
            GroupWish(name: "Found", kind: .dynamic, filter: second),
            .segment,
            by: caller
        )
        let both: ContactPredicate = .any([
            .test(.init("community", .is, .text(chosen.wireID))), .test(.init("segment", .is, .text(found.wireID))),
        ])

        #expect(try await world.found(ContactQuery(filter: both, sort: .oldest)) == Array(people.prefix(3)))
        #expect(try await world.found(ContactQuery(filter: .not(both))) == [people[3]])
        await #expect(throws: ContactPredicateError.self) {
            _ = try await world.contacts.page(
                ContactQuery(filter: both),
                after: nil,
                limit: 10,
                in: WorkspaceID(rawValue: 2)
            )
        }
        await #expect(throws: ContactPredicateError.self) {
            _ = try await world.book.groups.add(GroupWish(name: "Nested", filter: both), .segment, by: caller)
        }
    }
}

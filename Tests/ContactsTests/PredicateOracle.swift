import Foundation
import Primitives
import Storage
import TestSupport

@testable import Contacts

/// Contacts in memory and in the database, and filters over them that are judged without SQL.
struct PredicateOracle {
    struct Person {
        let id: ContactID
        let name: String
        let email: String?
        let isBlocked: Bool
        let optIn: OptIn
        let tags: Set<TagID>
        let city: String?
        /// In thousandths.
        let age: Int?
        let born: String?
        let level: String?
    }

    let people: [Person]
    private let tags: [Tag]
    private static let names = ["Ada", "Émile", "ada byron", "Zoë Zed", "bob", "Straße 12", "", "100% o'Hara"]
    private static let cities = ["Pune", "pune", "São Paulo", "Goa", "New Goa"]
    private static let days = ["2026-01-01", "2026-02-28", "1999-12-31"]
    private static let levels = ["Gold", "Silver"]
    private static let ages = ["0", "-1.5", "17.25", "40", "100"]

    init(_ world: BookWorld, people count: Int, by generator: inout SeededGenerator) async throws {
        let ids = try await world.people(count)
        let tags = [try await world.tag("vip"), try await world.tag("new")]
        self.tags = tags
        let fields = [
            try await world.field("city", .text), try await world.field("age", .number),
            try await world.field("born", .date), try await world.field("level", .select, options: Self.levels),
        ]
        var people: [Person] = []
        for id in ids {
            func maybe(_ values: [String]) -> String? {
                Bool.random(using: &generator) ? values.randomElement(using: &generator) : nil
            }
            let (name, age) = (Self.names.randomElement(using: &generator) ?? "", maybe(Self.ages))
            let person = Person(
                id: id,
                name: name,
                email: maybe(["ada@example.com", "bob@example.org"]),
                isBlocked: Int.random(in: 0..<4, using: &generator) == 0,
                optIn: OptIn.allCases.randomElement(using: &generator) ?? .unknown,
                tags: Set(tags.map(\.id).filter { _ in Bool.random(using: &generator) }),
                city: maybe(Self.cities),
                age: age.map(Self.thousandths),
                born: maybe(Self.days),
                level: maybe(Self.levels)
            )
            people.append(person)
            try await world.edit([id]) { edit in
                edit.name = name
                edit.email = .set(person.email)
                edit.isBlocked = person.isBlocked
                edit.optIn = person.optIn
                edit.tagging = tags.filter { person.tags.contains($0.id) }
                let values = [person.city, age, person.born, person.level]
                edit.values = zip(fields, values).map { ($0, try? $0.read($1.map { .text($0) } ?? .null)) }
            }
        }
        self.people = people
    }

    private static func thousandths(_ text: String) -> Int {
        Int((Double(text) ?? 0) * 1000)
    }

    func predicate(depth: Int, by generator: inout SeededGenerator) -> ContactPredicate {
        guard depth > 0 else { return .test(test(by: &generator)) }
        let parts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            predicate(depth: depth - 1, by: &generator)
        }
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: return .all(parts)
        case 1: return .any(parts)
        default: return .not(predicate(depth: depth - 1, by: &generator))
        }
    }

    private func test(by generator: inout SeededGenerator) -> ContactPredicate.Test {
        func some(_ values: [String]) -> PlainValue { .text(values.randomElement(using: &generator) ?? "") }
        func op(_ ops: [ContactPredicate.Op]) -> ContactPredicate.Op { ops.randomElement(using: &generator) ?? .is }
        let presence: [ContactPredicate.Op] = [.isSet, .isEmpty]
        let words: [ContactPredicate.Op] = [.is, .isNot, .contains, .startsWith] + presence
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: return .init("name", op(words), some(["ADA", "e", "zoe zed", "strasse 12", "100%", "_", "o'h"]))
        case 1: return .init("email", op(words), some(["ada@example.com", "BOB", "example"]))
        case 2: return .init("blocked", op([.is, .isNot]), .bool(Bool.random(using: &generator)))
        case 3: return .init("optIn", op([.is, .isNot]), some(["yes", "no", "unknown"]))
        case 4: return .init("tag", op([.is, .isNot] + presence), some(tags.map { "\($0.id)" }))
        case 5: return .init("custom.city", op(words), some(["PUNE", "sao paulo", "goa", "new", "%"]))
        case 6:
            return .init("custom.age", op([.is, .isNot, .gt, .gte, .lt, .lte] + presence), some(Self.ages + ["17.3"]))
        case 7:
            return .init(
                "custom.born",
                op([.is, .isNot, .before, .after] + presence),
                some(Self.days + ["2026-01-02"])
            )
        default: return .init("custom.level", op([.is, .isNot] + presence), some(Self.levels))
        }
    }

    func holds(_ predicate: ContactPredicate, of person: Person) -> Bool {
        switch predicate {
        case .all(let parts): parts.allSatisfy { holds($0, of: person) }
        case .any(let parts): parts.contains { holds($0, of: person) }
        case .not(let part): !holds(part, of: person)
        case .test(let test): holds(test, of: person)
        }
    }

    private func holds(_ test: ContactPredicate.Test, of person: Person) -> Bool {
        let value = test.value.texts.first ?? ""
        switch test.field {
        case "name": return words(person.name.isEmpty ? nil : person.name, test.op, value)
        case "email": return words(person.email, test.op, value)
        case "blocked": return (person.isBlocked == (value == "true")) == (test.op == .is)
        case "optIn": return (person.optIn.rawValue == value) == (test.op == .is)
        case "tag":
            let has = TagID(value).map(person.tags.contains) ?? false
            return [.is: has, .isNot: !has, .isSet: !person.tags.isEmpty, .isEmpty: person.tags.isEmpty][test.op]
                ?? false
        case "custom.city": return words(person.city, test.op, value)
        case "custom.level": return words(person.level, test.op, value)
        case "custom.age": return ordered(person.age, test.op, Self.thousandths(value))
        default: return ordered(person.born, test.op, value)
        }
    }

    private func words(_ has: String?, _ op: ContactPredicate.Op, _ value: String) -> Bool {
        func plain(_ text: String) -> String {
            text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        }
        switch op {
        case .isSet: return has != nil
        case .isEmpty: return has == nil
        case .isNot: return has.map { plain($0) != plain(value) } ?? true
        case .contains: return has.map { plain($0).contains(plain(value)) } ?? false
        case .startsWith: return has.map { plain($0).hasPrefix(plain(value)) } ?? false
        default: return has.map { plain($0) == plain(value) } ?? false
        }
    }

    private func ordered<Value: Comparable>(_ has: Value?, _ op: ContactPredicate.Op, _ value: Value) -> Bool {
        switch op {
        case .isSet: return has != nil
        case .isEmpty: return has == nil
        case .isNot: return has != value
        case .gt, .after: return has.map { $0 > value } ?? false
        case .gte: return has.map { $0 >= value } ?? false
        case .lt, .before: return has.map { $0 < value } ?? false
        case .lte: return has.map { $0 <= value } ?? false
        default: return has == value
        }
    }
}

import Primitives
import Storage

extension PredicateSQL {
    /// The values of a test that needs some.
    func texts(_ test: ContactPredicate.Test) throws -> [String] {
        guard test.op != .isSet else { return [] }
        let texts = test.value.texts.filter { !$0.isEmpty }
        guard !texts.isEmpty else { throw ContactPredicateError.value(field: test.field, words: "Give a value.") }
        return texts
    }

    func text(_ test: ContactPredicate.Test) throws -> String { try texts(test)[0] }

    func ids<Kind>(_ test: ContactPredicate.Test) throws -> [ID<Kind>] {
        try texts(test).map { text in
            guard let id = ID<Kind>(text) else {
                throw ContactPredicateError.value(
                    field: test.field,
                    words: "Give an identifier that begins with \(Kind.idPrefix)_."
                )
            }
            return id
        }
    }

    func truth(_ test: ContactPredicate.Test) throws -> Bool {
        switch try text(test).lowercased() {
        case "true": return true
        case "false": return false
        default: throw ContactPredicateError.value(field: test.field, words: "Give true or false.")
        }
    }

    /// A column that may be NULL.
    func columns(_ test: ContactPredicate.Test, _ column: String, values: [String]) throws -> SQL {
        let isSet: SQL = "\(raw: column) IS NOT NULL"
        return test.op == .isSet ? isSet : "(" + isSet + " AND \(raw: column) IN \(list: values))"
    }

    /// A column that is 0 for nothing.
    func reference(_ test: ContactPredicate.Test, _ column: String, _ ids: [ID<some Identified>]) throws -> SQL {
        // The second comparison is what the partial index is for.
        test.op == .isSet
            ? "\(raw: column) <> 0" : "(\(raw: column) <> 0 AND \(raw: column) IN \(list: ids))"
    }

    /// A folded column that is never NULL.
    func words(_ test: ContactPredicate.Test, column: String) throws -> SQL {
        switch test.op {
        case .isSet: return "\(raw: column) <> ''"
        case .contains: return Self.contains(column, FoldedText(try text(test)).value)
        case .startsWith:
            let text = FoldedText(try text(test))
            return "(\(raw: column) >= \(text.value) AND \(raw: column) < \(text.end))"
        default: return "\(raw: column) IN \(list: try texts(test).map { FoldedText($0).value })"
        }
    }

    func email(_ test: ContactPredicate.Test) throws -> SQL {
        let isSet: SQL = "c.email IS NOT NULL"
        guard test.op != .isSet else { return isSet }
        return try "(" + isSet + " AND " + words(test, column: "c.email") + ")"
    }

    static func contains(_ column: String, _ text: String) -> SQL {
        "\(sqlite: "instr")\(postgres: "strpos")(\(raw: column), \(text)) > 0"
    }

    /// Every number that the contact is known by; "is" takes it as people write it.
    func phone(_ test: ContactPredicate.Test) throws -> SQL {
        guard test.op != .isSet else { return "c.phone IS NOT NULL" }
        if hidesNumbers, test.op != .is { throw ContactPredicateError.hiddenNumber(field: test.field) }
        let numbers = try texts(test).map { text -> String in
            let digits = text.filter { ("0"..."9").contains($0) }
            guard digits.count >= (test.op == .is ? 7 : 1), digits.count <= 15 else {
                throw ContactPredicateError.value(field: test.field, words: "Give a number with its country code.")
            }
            return test.op == .contains ? digits : "+" + digits
        }
        let values: SQL =
            switch test.op {
            case .startsWith: "value >= \(numbers[0]) AND value < \(numbers[0] + ":")"
            case .contains: Self.contains("value", numbers[0])
            default: "value IN \(list: numbers.map { PhoneNumber($0)?.canonical.rawValue ?? $0 })"
            }
        return """
            c.id IN (SELECT contact_id FROM contact_identities WHERE workspace_id = \(workspace) AND kind = 'phone'
             AND \(values))
            """
    }

    func moment(_ test: ContactPredicate.Test, column: String) throws -> SQL {
        let isSet: SQL = "\(raw: column) IS NOT NULL"
        guard test.op != .isSet else { return isSet }
        let (earliest, latest) = try span(test)
        var sql: SQL = "(" + isSet
        if let earliest { sql += " AND \(raw: column) >= \(earliest)" }
        if let latest { sql += " AND \(raw: column) < \(latest)" }
        return sql + ")"
    }

    /// From when to when, the end not included. A day without a time begins in UTC.
    func span(_ test: ContactPredicate.Test) throws -> (from: Timestamp?, to: Timestamp?) {
        let text = try text(test)
        if test.op == .withinDays || test.op == .olderThanDays {
            guard let days = Int64(text), (0...36_500).contains(days) else {
                throw ContactPredicateError.value(field: test.field, words: "Give a number of days, 0 to 36500.")
            }
            let then = now - .days(days)
            return test.op == .withinDays ? (then, now + .milliseconds(1)) : (nil, then)
        }
        if let moment = Timestamp(text) {
            return test.op == .before ? (nil, moment) : (moment + .milliseconds(1), nil)
        }
        guard text.utf8.count == 10, let day = CivilDay(text) else {
            throw ContactPredicateError.value(
                field: test.field,
                words: "Give a day, 2026-12-31, or a moment of RFC 3339."
            )
        }
        let start = Timestamp(seconds: day.daysSince1970 * 86_400)
        return test.op == .before ? (nil, start) : (start + .days(1), nil)
    }
}

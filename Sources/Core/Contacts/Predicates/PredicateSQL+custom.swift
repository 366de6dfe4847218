import Primitives
import Storage

extension PredicateSQL {
    /// A test of a custom field, as a look into the index of its values.
    func custom(_ test: ContactPredicate.Test, _ field: ContactField) throws -> SQL {
        if hidesNumbers, field.type == .phone, test.op != .is, test.op != .isSet {
            throw ContactPredicateError.hiddenNumber(field: test.field)
        }
        var sql: SQL = """
            c.id IN (SELECT v.subject_id FROM field_values v
             WHERE v.workspace_id = \(workspace) AND v.field_id = \(field.id)
            """
        if test.op != .isSet { sql += " AND " + (try values(test, field)) }
        return sql + ")"
    }

    private func values(_ test: ContactPredicate.Test, _ field: ContactField) throws -> SQL {
        switch test.op {
        case .is: return try equal(test, field)
        case .contains, .startsWith: return try words(test, field)
        case .withinDays, .olderThanDays: return try days(test, field)
        case .before: return "v.key < \(try edge(test, field).from)"
        case .after: return "v.key >= \(try edge(test, field).to)"
        case .gt: return "v.key > \(try key(text(test), test, field))"
        case .gte: return "v.key >= \(try key(text(test), test, field))"
        case .lt: return "v.key < \(try key(text(test), test, field))"
        case .lte: return "v.key <= \(try key(text(test), test, field))"
        case .isNot, .in, .isSet, .isEmpty: throw ContactPredicateError.testNotFor(field: test.field, op: test.op)
        }
    }

    private func equal(_ test: ContactPredicate.Test, _ field: ContactField) throws -> SQL {
        let wanted = try texts(test)
        guard field.type.isWords else {
            return "v.key IN \(list: try wanted.map { try key($0, test, field) })"
        }
        let keys = wanted.map { FieldKey.cut(FoldedText($0).value) }
        var sql: SQL = "((v.folded IS NULL AND v.key IN \(list: keys.filter { $0.folded == nil }.map(\.key)))"
        for (key, folded) in keys {
            if let folded { sql += " OR (v.key = \(key) AND v.folded IS NOT NULL AND v.folded = \(folded))" }
        }
        return sql + ")"
    }

    private func words(_ test: ContactPredicate.Test, _ field: ContactField) throws -> SQL {
        let typed = try text(test)
        let wanted = field.type == .phone ? typed.filter { "+0123456789".contains($0) } : FoldedText(typed).value
        guard test.op == .startsWith else { return Self.contains("coalesce(v.folded, v.key)", wanted) }
        let (start, whole) = FieldKey.cut(wanted)
        let range: SQL = "v.key >= \(start) AND v.key < \(start + "\u{10FFFF}")"
        guard let whole else { return range }
        return range + " AND v.folded IS NOT NULL AND v.folded >= \(whole) AND v.folded < \(whole + "\u{10FFFF}")"
    }

    /// A value as it is compared.
    private func key(_ text: String, _ test: ContactPredicate.Test, _ field: ContactField) throws -> String {
        do {
            guard let value = try field.read(.text(text)), let item = value.items.first else { return "" }
            return FieldValue.key(of: item, type: field.type).key
        } catch {
            throw ContactPredicateError.value(field: test.field, words: error.words)
        }
    }

    /// Where "before" ends and "after" begins. A moment may be given as a day.
    private func edge(_ test: ContactPredicate.Test, _ field: ContactField) throws -> (from: String, to: String) {
        guard field.type == .dateTime else {
            let key = try key(text(test), test, field)
            return (key, key + "\u{1}")
        }
        let (earliest, latest) = try span(test)
        return (latest?.description ?? "", earliest?.description ?? "")
    }

    private func days(_ test: ContactPredicate.Test, _ field: ContactField) throws -> SQL {
        let (earliest, latest) = try span(test)
        func key(_ moment: Timestamp) -> String {
            field.type == .date
                ? CivilDay(daysSince1970: moment.seconds.flooredDivision(by: 86_400)).description : moment.description
        }
        guard let earliest else { return "v.key < \(key(latest ?? now))" }
        // Days are whole: today is within the last day.
        let end = field.type == .date ? key(now) + "\u{1}" : key(now + .milliseconds(1))
        return "v.key >= \(key(earliest)) AND v.key < \(end)"
    }
}

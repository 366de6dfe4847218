import Primitives
import Storage

/// A value for a contact's or company's field; `nil` empties it.
package struct FieldChange: Sendable {
    package let subject: SubjectID
    package let field: ContactField
    package let value: FieldValue?

    package init(_ subject: SubjectID, _ field: ContactField, _ value: FieldValue?) {
        self.subject = subject
        self.field = field
        self.value = value
    }
}

extension FieldStore {
    /// What these contacts or companies have, at most 1,000 of them at a time. One statement.
    package func values(of subjects: [SubjectID]) throws -> [SubjectID: [FieldID: FieldValue]] {
        guard !subjects.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT v.subject_id, v.field_id, v.value, f.type FROM field_values v
            JOIN contact_fields f ON f.workspace_id = v.workspace_id AND f.id = v.field_id
            WHERE v.workspace_id = \(workspace) AND v.subject_id IN \(list: subjects)
            ORDER BY v.subject_id, v.field_id, v.item
            """
        )
        var found: [SubjectID: [FieldID: FieldValue]] = [:]
        for row in rows {
            let (subject, field): (SubjectID, FieldID) = (try row["subject_id"], try row["field_id"])
            let items = (found[subject]?[field]?.items ?? []) + [try row["value"]]
            found[subject, default: [:]][field] = FieldValue(type: try row["type"], items: items)
        }
        return found
    }

    /// Writes values, at most 2,000 at a time and one for each pair of subject and field, with their lines in the journal.
    /// Four statements, however many.
    ///
    /// - Parameter areNew: whether the subjects have no values yet.
    /// - Returns: those that were not so before.
    @discardableResult
    package func set(_ changes: [FieldChange], areNew: Bool = false, journal: Journal) throws -> [FieldChange] {
        guard !changes.isEmpty else { return [] }
        let present = areNew ? [:] : try values(of: Array(Set(changes.map(\.subject))))
        func before(_ change: FieldChange) -> FieldValue? { present[change.subject]?[change.field.id] }
        let new = changes.filter { before($0) != $0.value }
        try write(new, over: { before($0) != nil })
        try journal.write(
            new.map { change in
                Journal.Line(
                    change.subject,
                    .field,
                    what: "\(change.field.id)",
                    from: before(change)?.text,
                    to: change.value?.text
                )
            }
        )
        return new
    }

    func write(_ changes: [FieldChange], over hasValue: (FieldChange) -> Bool) throws {
        try transaction.runEach(
            changes.filter(hasValue).map { change in
                """
                DELETE FROM field_values WHERE workspace_id = \(workspace) AND subject_id = \(change.subject)
                AND field_id = \(change.field.id)
                """
            }
        )
        try transaction.runEach(
            changes.flatMap { change in
                (change.value?.items ?? []).enumerated().map { item, value -> SQL in
                    let (key, folded) = FieldValue.key(of: value, type: change.field.type)
                    return """
                        INSERT INTO field_values (workspace_id, subject_id, field_id, item, value, key, folded)
                        VALUES (\(workspace), \(change.subject), \(change.field.id), \(item), \(value), \(key), \(folded))
                        """
                }
            }
        )
    }

    /// Everybody's value of one field, `limit` rows at most, with one more when there are more.
    func values(in field: ContactField, limit: Int) throws -> [SubjectID: FieldValue] {
        let rows = try transaction.rows(
            """
            SELECT subject_id, item, value FROM field_values WHERE workspace_id = \(workspace) AND field_id = \(field.id)
            LIMIT \(limit + 1)
            """
        )
        var items: [SubjectID: [(Int, String)]] = [:]
        for row in rows { items[try row["subject_id"], default: []].append((try row["item"], try row["value"])) }
        return items.mapValues { items in
            FieldValue(type: field.type, items: items.sorted { $0.0 < $1.0 }.map(\.1))
        }
    }

    /// Takes away values of a field that is no more; `false` when none are left.
    func clear(_ field: FieldID, limit: Int) throws -> Bool {
        let subjects: [SubjectID] = try transaction.rows(
            """
            SELECT DISTINCT subject_id FROM field_values WHERE workspace_id = \(workspace) AND field_id = \(field)
            LIMIT \(limit)
            """
        ).map { try $0["subject_id"] }
        guard !subjects.isEmpty else { return false }
        try transaction.run(
            """
            DELETE FROM field_values WHERE workspace_id = \(workspace) AND field_id = \(field)
            AND subject_id IN \(list: subjects)
            """
        )
        return true
    }

    /// Takes everything that a contact or company has in its fields, without a line in the journal: for erasure.
    package func forget(_ subject: SubjectID) throws {
        try transaction.run("DELETE FROM field_values WHERE workspace_id = \(workspace) AND subject_id = \(subject)")
    }
}

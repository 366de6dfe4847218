package import Primitives
package import Storage

/// Makes conditions of a predicate, on contacts called `c`. The one place where a predicate is checked, too: against the
/// fields that there are, and against what the caller may find out.
///
/// Every condition is true or false, never NULL, so that `not` means what it says.
package struct PredicateSQL {
    let workspace: WorkspaceID
    let fields: [String: ContactField]
    let groups: [GroupID: ContactGroup]
    let now: Timestamp
    /// Numbers are compared whole only: digit by digit they would be found out.
    let hidesNumbers: Bool

    /// What the predicate needs to know of the workspace: one statement where it asks for custom fields or groups, none else.
    package init(
        for predicate: ContactPredicate?,
        in workspace: WorkspaceID,
        now: Timestamp,
        hidesNumbers: Bool,
        _ transaction: Transaction
    ) throws {
        self.workspace = workspace
        self.now = now
        self.hidesNumbers = hidesNumbers
        let names = Set((predicate?.tests ?? []).map(\.field))
        let asksGroups = names.contains("segment") || names.contains("community")
        let context = try PredicateContext(
            fields: asksGroups || names.contains { $0.hasPrefix("custom.") },
            groups: asksGroups,
            in: workspace,
            transaction
        )
        fields = context.fields
        groups = context.groups
    }

    /// - Throws: `ContactPredicateError`.
    package func condition(_ predicate: ContactPredicate) throws -> SQL {
        try condition(predicate, inGroup: false)
    }

    private func condition(_ predicate: ContactPredicate, inGroup: Bool) throws -> SQL {
        switch predicate {
        case .all(let parts): try joined(parts, " AND ", none: "1 = 1", inGroup)
        case .any(let parts): try joined(parts, " OR ", none: "1 = 0", inGroup)
        case .not(let part): "NOT (" + (try condition(part, inGroup: inGroup)) + ")"
        case .test(let test): try condition(test, inGroup: inGroup)
        }
    }

    private func joined(_ parts: [ContactPredicate], _ word: SQL, none: SQL, _ inGroup: Bool) throws -> SQL {
        guard let first = parts.first else { return none }
        var sql: SQL = "(" + (try condition(first, inGroup: inGroup))
        for part in parts.dropFirst() { sql += word + (try condition(part, inGroup: inGroup)) }
        return sql + ")"
    }

    private func field(_ name: String) throws -> PredicateField {
        if name.hasPrefix("custom."), let found = fields[String(name.dropFirst(7))] { return PredicateField(found) }
        guard let found = PredicateField.own.first(where: { $0.name == name }) else {
            throw ContactPredicateError.unknownField(name)
        }
        return found
    }

    private func condition(_ test: ContactPredicate.Test, inGroup: Bool) throws -> SQL {
        let field = try field(test.field)
        guard field.ops.contains(test.op) else {
            throw ContactPredicateError.testNotFor(field: test.field, op: test.op)
        }
        // Whatever it is, "is not" is the opposite of "is", and "is empty" of "is set".
        switch test.op {
        case .isNot: return "NOT (" + (try positive(.init(test.field, .is, test.value), field, inGroup)) + ")"
        case .isEmpty: return "NOT (" + (try positive(.init(test.field, .isSet), field, inGroup)) + ")"
        case .in: return try positive(.init(test.field, .is, test.value), field, inGroup)
        default: return try positive(test, field, inGroup)
        }
    }

    private func positive(_ test: ContactPredicate.Test, _ field: PredicateField, _ inGroup: Bool) throws -> SQL {
        switch field.kind {
        case .words(let column): return try words(test, column: "c.\(column)")
        case .email: return try email(test)
        case .phone: return try phone(test)
        case .country: return try columns(test, "c.country", values: try texts(test).map { $0.uppercased() })
        case .choice(let column, let values):
            let asked = try texts(test)
            guard asked.allSatisfy(values.contains) else {
                throw ContactPredicateError.value(
                    field: test.field,
                    words: "Choose from \(values.joined(separator: ", "))."
                )
            }
            return try columns(test, "c.\(column)", values: asked)
        case .blocked:
            return try truth(test) ? "c.blocked_at IS NOT NULL" : "c.blocked_at IS NULL"
        case .tag:
            let tags: SQL = test.op == .is ? " AND tag_id IN \(list: try ids(test) as [TagID])" : ""
            return "c.id IN (SELECT subject_id FROM contact_tags WHERE workspace_id = \(workspace)" + tags + ")"
        case .owner: return try reference(test, "c.owner_id", try ids(test) as [MemberID])
        case .company: return try reference(test, "c.company_id", try ids(test) as [CompanyID])
        case .group(let purpose): return try group(test, purpose, inGroup)
        case .moment(let column): return try moment(test, column: "c.\(column)")
        case .custom(let custom): return try self.custom(test, custom)
        }
    }

    private func group(_ test: ContactPredicate.Test, _ purpose: ContactGroup.Purpose, _ inGroup: Bool) throws -> SQL {
        guard !inGroup else {
            throw ContactPredicateError.value(
                field: test.field,
                words: "A group's own filter cannot ask for other groups."
            )
        }
        let asked: [GroupID] =
            switch purpose {
            case .segment: (try ids(test) as [SegmentID]).map { GroupID(rawValue: $0.rawValue) }
            case .community: (try ids(test) as [CommunityID]).map { GroupID(rawValue: $0.rawValue) }
            }
        let found = try asked.map { id -> ContactGroup in
            guard let group = groups[id], group.purpose == purpose else {
                throw ContactPredicateError.value(field: test.field, words: "There is no such \(purpose.rawValue).")
            }
            return group
        }
        let listed: SQL = """
            c.id IN (SELECT contact_id FROM contact_group_members
             WHERE workspace_id = \(workspace) AND group_id IN \(list: found.filter { $0.filter == nil }.map(\.id)))
            """
        // A colleague made the filter: what it tells of numbers is theirs to share.
        return try found.compactMap(\.filter).reduce("(" + listed) { sql, filter in
            sql + " OR " + (try shared.condition(filter, inGroup: true))
        } + ")"
    }

    private var shared: PredicateSQL { PredicateSQL(self, hidesNumbers: false) }

    private init(_ other: PredicateSQL, hidesNumbers: Bool) {
        (workspace, fields, groups, now) = (other.workspace, other.fields, other.groups, other.now)
        self.hidesNumbers = hidesNumbers
    }
}

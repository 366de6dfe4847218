import Primitives
import Storage

/// Contacts who have one e-mail address or one name, and may be one person.
package struct DuplicateGroup: Sendable {
    /// What they share, the strongest sign first.
    package enum Kind: String, Sendable, CaseIterable {
        case email
        /// Of at least two words; one name alone proves nothing.
        case name
    }

    package let kind: Kind
    /// The address in lower case, or the name as names are compared: without case and accents.
    package let key: String
    package let contacts: [ContactSheet]
}

extension ContactStore {
    /// Group after group, by address and then by name.
    ///
    /// - Parameter last: what the group before them shares.
    func duplicates(
        after last: (kind: DuplicateGroup.Kind, key: String)?,
        limit: Int,
        in workspace: WorkspaceID
    ) throws -> [DuplicateGroup] {
        var found: [DuplicateGroup] = []
        let kinds = DuplicateGroup.Kind.allCases.drop { last != nil && $0 != last?.kind }
        for kind in kinds where found.count < limit {
            let after = kind == last?.kind ? last?.key : nil
            for key in try shared(kind, after: after, limit: limit - found.count, in: workspace) {
                let contacts = try transaction.rows(
                    """
                    SELECT * FROM contacts WHERE workspace_id = \(workspace) AND \(kind.isThere)
                        AND \(kind.column) = \(key) AND deleted_at IS NULL ORDER BY id LIMIT 20
                    """
                ).map(Contact.init)
                found.append(DuplicateGroup(kind: kind, key: key, contacts: try sheets(contacts, in: workspace)))
            }
        }
        return found
    }

    /// What several contacts have.
    private func shared(
        _ kind: DuplicateGroup.Kind,
        after last: String?,
        limit: Int,
        in workspace: WorkspaceID
    ) throws -> [String] {
        var sql: SQL = """
            SELECT \(kind.column) AS shared FROM contacts
            WHERE workspace_id = \(workspace) AND \(kind.isThere) AND \(kind.tells) AND deleted_at IS NULL
            """
        if let last { sql += " AND \(kind.column) > \(last)" }
        return try transaction.rows(
            sql + " GROUP BY \(kind.column) HAVING count(*) > 1 ORDER BY \(kind.column) LIMIT \(limit)"
        ).map { try $0["shared"] }
    }
}

extension DuplicateGroup.Kind {
    fileprivate var column: SQL {
        switch self {
        case .email: "email"
        case .name: "folded_name"
        }
    }

    /// Has one: for the address the condition of its index, word for word.
    fileprivate var isThere: SQL {
        switch self {
        case .email: "email IS NOT NULL"
        case .name: "folded_name <> ''"
        }
    }

    /// Says something: a name of two words has a last one.
    fileprivate var tells: SQL {
        switch self {
        case .email: "email <> ''"
        case .name: "folded_last <> ''"
        }
    }
}

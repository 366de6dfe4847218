package import Primitives
package import Routes
package import Storage

extension ContactStore {
    /// A page of contacts, `limit` at most: one statement, and one before it where the filter asks for fields or groups.
    ///
    /// - Throws: `ContactPredicateError`.
    package func page(
        _ query: ContactQuery,
        after last: Cursor?,
        limit: Int,
        in workspace: WorkspaceID
    ) throws -> [Contact] {
        var sql: SQL = "SELECT c.* FROM contacts c WHERE " + (try condition(query, in: workspace))
        if let last { sql += " AND " + (try following(last, query.sort, in: workspace)) }
        return try transaction.rows(sql + Self.order(query.sort) + " LIMIT \(limit)").map(Contact.init)
    }

    /// Whom the query is about, as a condition on contacts called `c`.
    package func condition(_ query: ContactQuery, in workspace: WorkspaceID) throws -> SQL {
        var sql: SQL = "c.workspace_id = \(workspace) AND " + Self.present(isDeleted: query.isDeleted)
        if let search = query.search, !search.isEmpty {
            sql += " AND c.id IN (\(matches(search, query.hidesNumbers, in: workspace)))"
        }
        if let filter = query.filter {
            let predicate = try PredicateSQL(
                for: filter,
                in: workspace,
                now: ambient.now(),
                hidesNumbers: query.hidesNumbers,
                transaction
            )
            sql += " AND " + (try predicate.condition(filter))
        }
        return sql
    }

    /// Contacts that are there; or those that are not, but can come back.
    static func present(isDeleted: Bool) -> SQL {
        isDeleted ? "c.deleted_at IS NOT NULL AND c.erased_at IS NULL" : "c.deleted_at IS NULL"
    }

    private static func order(_ sort: ContactQuery.Sort) -> SQL {
        switch sort {
        case .newest: " ORDER BY c.id DESC"
        case .oldest: " ORDER BY c.id"
        case .name: " ORDER BY c.folded_name, c.id"
        case .active: " ORDER BY c.active_at DESC, c.id DESC"
        }
    }

    /// Cursors carry what a list is sorted by, since it may change between two pages.
    package static func cursor(_ contact: Contact, _ sort: ContactQuery.Sort) -> Cursor {
        let id = "\(contact.id.rawValue)"
        switch sort {
        case .newest, .oldest: return Cursor(id)
        case .active: return Cursor(id, "\(contact.activeAt.milliseconds)")
        case .name:
            // Longer ones are looked up: a cursor has 1,024 bytes.
            let name = FoldedText(contact.name).value
            return name.utf8.count <= 500 ? Cursor(id, name) : Cursor(id)
        }
    }

    private func following(_ last: Cursor, _ sort: ContactQuery.Sort, in workspace: WorkspaceID) throws -> SQL {
        let id: ContactID = try last.id(0)
        switch sort {
        case .newest: return "c.id < \(id)"
        case .oldest: return "c.id > \(id)"
        case .active: return "(c.active_at, c.id) < (\(try last.number(1)), \(id))"
        case .name:
            guard last.parts.count > 1 else {
                return """
                    (c.folded_name, c.id) > (
                        SELECT folded_name, id FROM contacts WHERE workspace_id = \(workspace) AND id = \(id))
                    """
            }
            return "(c.folded_name, c.id) > (\(try last.text(1)), \(id))"
        }
    }
}

import Primitives
import Storage

/// Contacts who have one name, and may be one person.
package struct NamesakeGroup: Sendable {
    /// As names are compared: without case and accents.
    package let name: String
    package let contacts: [ContactSheet]
}

extension ContactStore {
    /// Names of at least two words that several contacts have; one name alone proves nothing.
    func namesakes(after name: String?, limit: Int, in workspace: WorkspaceID) throws -> [NamesakeGroup] {
        var sql: SQL = """
            SELECT folded_name FROM contacts
            WHERE workspace_id = \(workspace) AND folded_name <> '' AND folded_last <> '' AND deleted_at IS NULL
            """
        if let name { sql += " AND folded_name > \(name)" }
        let names = try transaction.rows(
            sql + " GROUP BY folded_name HAVING count(*) > 1 ORDER BY folded_name LIMIT \(limit)"
        ).map { try $0["folded_name"] as String }
        return try names.map { name in
            let contacts = try transaction.rows(
                """
                SELECT * FROM contacts WHERE workspace_id = \(workspace) AND folded_name <> '' AND folded_name = \(name)
                    AND deleted_at IS NULL ORDER BY id LIMIT 20
                """
            ).map(Contact.init)
            return NamesakeGroup(name: name, contacts: try sheets(contacts, in: workspace))
        }
    }
}

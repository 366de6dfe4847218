package import Primitives
import Routes
import Storage

extension ContactStore {
    /// Contacts, the newest first, `limit` at most.
    ///
    /// - Parameters:
    ///   - search: the beginning of a name, of its last word, of a number, an e-mail address or a username; `nil` for all.
    ///   - wholeNumbers: a number is found by all of it only, for those who must not find it out digit by digit.
    ///   - last: where the page before ended.
    package func page(
        _ workspace: WorkspaceID,
        search: String?,
        wholeNumbers: Bool = false,
        after last: ContactID?,
        limit: Int
    ) throws -> [Contact] {
        try page(
            ContactQuery(search: search, hidesNumbers: wholeNumbers),
            after: last.map { Cursor($0) },
            limit: limit,
            in: workspace
        )
    }

    /// The identities of those whom a search finds.
    func matches(_ search: String, _ wholeNumbers: Bool, in workspace: WorkspaceID) -> SQL {
        let name = FoldedText(search)
        var sql: SQL = """
            SELECT id FROM contacts WHERE workspace_id = \(workspace) AND folded_name <> ''
                AND folded_name >= \(name.value) AND folded_name < \(name.end)
            UNION SELECT id FROM contacts WHERE workspace_id = \(workspace) AND folded_last <> ''
                AND folded_last >= \(name.value) AND folded_last < \(name.end)
            """
        if !name.value.isEmpty, !name.value.contains(" ") {
            sql += """
                 UNION SELECT id FROM contacts WHERE workspace_id = \(workspace) AND email IS NOT NULL
                    AND email >= \(name.value) AND email < \(name.end)
                """
        }
        let username = search.lowercased().drop { $0 == "@" }
        sql += identities(.username, from: String(username), in: workspace)
        let digits = String(search.filter { ("0"..."9").contains($0) })
        if digits.count >= 3, search.allSatisfy({ "0123456789+-() .".contains($0) }) {
            let number = "+" + digits.drop { $0 == "0" }
            sql += identities(.phone, from: number, to: wholeNumbers ? number + "/" : nil, in: workspace)
        }
        return sql
    }

    private func identities(
        _ kind: ContactIdentity.Kind,
        from start: String,
        to end: String? = nil,
        in workspace: WorkspaceID
    ) -> SQL {
        """
         UNION SELECT contact_id FROM contact_identities WHERE workspace_id = \(workspace) AND kind = \(kind)
            AND value >= \(start) AND value < \(end ?? start + "\u{10FFFF}")
        """
    }
}

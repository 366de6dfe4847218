package import Primitives
import Storage

// What a contact has beside its own row: values, tags, groups, notes, the journal.
extension ContactStore {
    /// Gives all of it to another contact that proved to be the same person; where both have something, `kept`'s stays.
    func moveBook(of gone: Contact, to kept: Contact, in workspace: WorkspaceID) throws {
        let (from, to) = (gone.id.subject, kept.id.subject)
        try transaction.run(
            """
            INSERT INTO contact_tags (workspace_id, subject_id, tag_id)
            SELECT workspace_id, CAST(\(to) AS BIGINT), tag_id FROM contact_tags
            WHERE workspace_id = \(workspace) AND subject_id = \(from)
            ON CONFLICT (workspace_id, subject_id, tag_id) DO NOTHING
            """
        )
        try transaction.run(
            """
            INSERT INTO contact_group_members (workspace_id, group_id, contact_id)
            SELECT workspace_id, group_id, CAST(\(to) AS BIGINT) FROM contact_group_members
            WHERE workspace_id = \(workspace) AND contact_id = \(from)
            ON CONFLICT (workspace_id, group_id, contact_id) DO NOTHING
            """
        )
        try transaction.run(
            """
            INSERT INTO field_values (workspace_id, subject_id, field_id, item, value, key, folded)
            SELECT workspace_id, CAST(\(to) AS BIGINT), field_id, item, value, key, folded FROM field_values
            WHERE workspace_id = \(workspace) AND subject_id = \(from) AND field_id NOT IN (
                SELECT field_id FROM field_values WHERE workspace_id = \(workspace) AND subject_id = \(to))
            """
        )
        for (table, column) in [("contact_notes", "contact_id"), ("contact_journal", "subject_id")] {
            try transaction.run(
                """
                UPDATE \(raw: table) SET \(raw: column) = \(to)
                WHERE workspace_id = \(workspace) AND \(raw: column) = \(from)
                """
            )
        }
        let greatest = transaction.dialect == .sqlite ? "max" : "greatest"
        try transaction.run(
            """
            UPDATE contacts SET email = \(kept.email ?? gone.email),
                company_id = \(kept.company ?? gone.company ?? CompanyID(rawValue: 0)),
                owner_id = \(kept.owner ?? gone.owner ?? MemberID(rawValue: 0)),
                last_inbound_at = \([kept.lastInboundAt, gone.lastInboundAt].compactMap { $0 }.max()),
                last_outbound_at = \([kept.lastOutboundAt, gone.lastOutboundAt].compactMap { $0 }.max()),
                active_at = \(raw: greatest)(active_at, \(gone.activeAt)), updated_at = \(ambient.now())
            WHERE workspace_id = \(workspace) AND id = \(kept.id)
            """
        )
        try forgetLists(of: gone.id, in: workspace)
    }

    /// Takes all of it away, for erasure: nothing but the contact's own row may still know the person.
    package func forgetBook(of id: ContactID, in workspace: WorkspaceID) throws {
        try forgetLists(of: id, in: workspace)
        try transaction.run("DELETE FROM contact_notes WHERE workspace_id = \(workspace) AND contact_id = \(id)")
        try transaction.run(
            "DELETE FROM contact_journal WHERE workspace_id = \(workspace) AND subject_id = \(id.subject)"
        )
        try transaction.run(
            """
            UPDATE contacts SET email = NULL, country = NULL, company_id = 0, owner_id = 0
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    private func forgetLists(of id: ContactID, in workspace: WorkspaceID) throws {
        try FieldStore(transaction, in: workspace).forget(id.subject)
        try transaction.run(
            "DELETE FROM contact_tags WHERE workspace_id = \(workspace) AND subject_id = \(id.subject)"
        )
        try transaction.run(
            "DELETE FROM contact_group_members WHERE workspace_id = \(workspace) AND contact_id = \(id)"
        )
    }

    /// Notes that a message came or went: one statement. Times only grow, so order does not matter.
    package func noteActivity(inbound: Bool, of id: ContactID, at moment: Timestamp, in workspace: WorkspaceID) throws {
        try noteActivity(inbound: inbound, of: [id], at: moment, in: workspace)
    }

    /// The same for many, a thousand at most, still in one statement.
    package func noteActivity(
        inbound: Bool,
        of ids: [ContactID],
        at moment: Timestamp,
        in workspace: WorkspaceID
    ) throws {
        let column = inbound ? "last_inbound_at" : "last_outbound_at"
        try transaction.run(
            """
            UPDATE contacts SET \(raw: column) = \(moment),
                active_at = CASE WHEN active_at < \(moment) THEN \(moment) ELSE active_at END
            WHERE workspace_id = \(workspace) AND id IN \(list: ids)
            AND (\(raw: column) IS NULL OR \(raw: column) < \(moment))
            """
        )
    }
}

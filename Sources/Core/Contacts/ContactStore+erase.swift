package import Primitives
import Storage

extension ContactStore {
    /// Erases what is known of a person. The row stays, empty, for the conversations that name it.
    ///
    /// Who had said no, or was blocked, keeps that no: the identities go to `contact_refusals`, and a contact made of
    /// one of them later starts with it. Without this, importing an old list would write to people who refused.
    package func erase(_ id: ContactID, in workspace: WorkspaceID) throws {
        let contact = try find(id, in: workspace)
        let now = ambient.now()
        if contact.optIn == .no || contact.blockedAt != nil {
            try transaction.run(
                """
                INSERT INTO contact_refusals (workspace_id, kind, value, at)
                SELECT workspace_id, kind, value, CAST(\(now) AS BIGINT) FROM contact_identities
                WHERE workspace_id = \(workspace) AND contact_id = \(id) AND kind <> 'username'
                ON CONFLICT (workspace_id, kind, value) DO NOTHING
                """
            )
        }
        try transaction.run(
            "DELETE FROM contact_identities WHERE workspace_id = \(workspace) AND contact_id = \(id)"
        )
        try transaction.run(
            """
            UPDATE contacts SET name = '', folded_name = '', folded_last = '', phone = NULL, user_id = NULL,
                username = NULL, deleted_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
        try forgetBook(of: id, in: workspace)
        try transaction.run("DELETE FROM contact_merges WHERE workspace_id = \(workspace) AND kept_id = \(id)")
    }
}

package import Primitives
import Storage

extension ContactStore {
    /// Erases what is known of a person. The row stays, empty, for the conversations that name it.
    ///
    /// Who had said no, or was blocked, keeps that no: digests of the identities go to `contact_refusals`, and a contact made
    /// of one of them later starts with it. Without this, importing an old list would write to people who refused.
    package func erase(_ id: ContactID, in workspace: WorkspaceID) throws {
        guard let contact = try contacts([id], in: workspace)[id], contact.erasedAt == nil else {
            throw ContactError.notFound(id)
        }
        let now = ambient.now()
        if contact.optIn == .no || contact.blockedAt != nil {
            let known = try identities(of: id, in: workspace).filter { $0.kind != .username }
            try transaction.runEach(
                known.map { identity in
                    """
                    INSERT INTO contact_refusals (workspace_id, kind, value, at)
                    VALUES (\(workspace), \(identity.kind), \(RefusalKey.of(identity, in: workspace)), \(now))
                    ON CONFLICT (workspace_id, kind, value) DO NOTHING
                    """
                }
            )
        }
        try transaction.run(
            "DELETE FROM contact_identities WHERE workspace_id = \(workspace) AND contact_id = \(id)"
        )
        try transaction.run(
            """
            UPDATE contacts SET name = '', folded_name = '', folded_last = '', phone = NULL, user_id = NULL,
                username = NULL, deleted_at = coalesce(deleted_at, \(now)), erased_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
        try forgetBook(of: id, in: workspace)
        try transaction.run(
            "DELETE FROM contact_merges WHERE workspace_id = \(workspace) AND (kept_id = \(id) OR gone_id = \(id))"
        )
    }

    /// When somebody with one of the identities said no before being erased.
    func refusal(of wanted: [ContactIdentity], in workspace: WorkspaceID) throws -> Timestamp? {
        for identity in wanted {
            let row = try transaction.row(
                """
                SELECT at FROM contact_refusals
                WHERE workspace_id = \(workspace) AND kind = \(identity.kind)
                    AND value IN (\(RefusalKey.of(identity, in: workspace)), \(identity.value))
                """
            )
            if let row { return try row["at"] }
        }
        return nil
    }
}

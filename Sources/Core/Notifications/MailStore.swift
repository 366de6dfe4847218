import Primitives
import Storage

/// The outbox table.
struct MailStore {
    let transaction: Transaction

    /// `nil` when it was sent or refused, or never was.
    func findUnsent(_ id: MailID, in workspace: WorkspaceID) throws -> Mail? {
        let row = try transaction.row(
            """
            SELECT id, recipient, subject, text, created_at FROM outbox_mails
            WHERE workspace_id = \(workspace) AND id = \(id) AND sent_at IS NULL AND error IS NULL
            """
        )
        return try row.map { row in
            Mail(
                id: try row["id"],
                to: try row["recipient"],
                subject: try row["subject"],
                text: try row["text"],
                createdAt: try row["created_at"]
            )
        }
    }

    /// The text goes: it is in the mail now, and may hold a link that signs somebody in.
    func markSent(_ id: MailID, in workspace: WorkspaceID, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE outbox_mails SET sent_at = \(now), text = '' WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func markRefused(_ id: MailID, in workspace: WorkspaceID, _ words: String) throws {
        try transaction.run(
            """
            UPDATE outbox_mails SET error = \(words), text = '' WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }
}

import Primitives
import Storage

/// The outbox table.
struct MailStore {
    let transaction: Transaction

    func insert(_ attachments: [MailAttachment], of mail: MailID, in workspace: WorkspaceID) throws {
        try transaction.runEach(
            attachments.enumerated().map { ordinal, attachment in
                """
                INSERT INTO mail_attachments (
                    workspace_id, mail_id, ordinal, filename, mime_type, source_kind, source_id
                ) VALUES (
                    \(workspace), \(mail), \(ordinal), \(attachment.filename), \(attachment.mimeType),
                    \(attachment.source.kind), \(attachment.source.id)
                )
                """
            }
        )
    }

    func attachments(of mail: MailID, in workspace: WorkspaceID) throws -> [MailAttachment] {
        try transaction.rows(
            """
            SELECT * FROM mail_attachments WHERE workspace_id = \(workspace) AND mail_id = \(mail) ORDER BY ordinal
            """
        ).map { row in
            MailAttachment(
                filename: try row["filename"],
                mimeType: try row["mime_type"],
                source: MailAttachment.Source(kind: try row["source_kind"], id: try row["source_id"])
            )
        }
    }

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

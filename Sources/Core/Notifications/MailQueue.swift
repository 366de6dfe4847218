import Jobs
package import Primitives
package import Storage

/// Puts mails into the outbox, and jobs beside them that send them.
package struct MailQueue: Sendable {
    private let mailer: Mailer
    private let ambient: Ambient

    static let jobKind = "mail.send"
    static let queue = "mails"

    package init(mailer: Mailer, ambient: Ambient) {
        self.mailer = mailer
        self.ambient = ambient
    }

    /// Whether mails reach people, so that it makes sense to ask them to open a link.
    package var delivers: Bool { mailer.delivers }

    /// Sends the mail once the transaction is committed, if it is.
    ///
    /// - Parameter key: one occasion, one mail. `false` is returned when the occasion had its mail already.
    @discardableResult
    package func enqueue(
        to: EmailAddress,
        subject: String,
        text: String,
        workspace: WorkspaceID,
        key: String,
        attachments: [MailAttachment] = [],
        in transaction: Transaction
    ) throws -> Bool {
        guard subject.isOneLine, !subject.isEmpty, attachments.allSatisfy(\.isSafe) else {
            throw MailError.unsafeHeader
        }
        let id: MailID = ambient.id()
        let now = ambient.now()
        let inserted = try transaction.run(
            """
            INSERT INTO outbox_mails (workspace_id, id, recipient, subject, text, dedupe_key, created_at)
            VALUES (\(workspace), \(id), \(to), \(subject), \(text), \(key), \(now))
            ON CONFLICT (workspace_id, dedupe_key) DO NOTHING
            """
        )
        guard inserted == 1 else { return false }
        try MailStore(transaction: transaction).insert(attachments, of: id, in: workspace)
        if mailer.delivers {
            _ = try JobStore(transaction, ambient: ambient).enqueue(
                NewJob(
                    workspace: workspace,
                    queue: Self.queue,
                    kind: Self.jobKind,
                    key: "\(id)",
                    runAt: now,
                    payload: "{\"mail\":\"\(id)\"}"
                )
            )
        }
        return true
    }
}

package import Primitives
import Storage

extension RecipientStore {
    /// Those whose next attempt is due, the longest due first.
    func due(at now: Timestamp, limit: Int) throws -> [Recipient] {
        try transaction.rows(
            """
            SELECT * FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)
                AND next_attempt_at IS NOT NULL AND next_attempt_at <= \(now)
            ORDER BY next_attempt_at LIMIT \(limit)
            """
        ).map(Recipient.init)
    }

    func nextDue() throws -> Timestamp? {
        try transaction.row(
            """
            SELECT next_attempt_at FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND next_attempt_at IS NOT NULL
            ORDER BY next_attempt_at LIMIT 1
            """
        )?["next_attempt_at"]
    }

    /// Puts attempts off, or gives them up with `nil`; who waits for none any more is left alone.
    ///
    /// - Returns: how many there were.
    @discardableResult
    func postpone(_ rows: [Int], until moment: Timestamp?) throws -> Int {
        guard !rows.isEmpty else { return 0 }
        return try transaction.run(
            """
            UPDATE campaign_recipients SET next_attempt_at = \(moment)
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number IN \(list: rows)
                AND next_attempt_at IS NOT NULL
            """
        )
    }

    /// Gives up every attempt that waits.
    func giveUpAttempts() throws {
        try transaction.run(
            """
            UPDATE campaign_recipients SET next_attempt_at = NULL
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND next_attempt_at IS NOT NULL
            """
        )
    }

    /// When the campaign itself tries this failed message again; `nil` when it does not.
    package func nextAttempt(after failed: MessageID, row: Int) throws -> Timestamp? {
        try transaction.row(
            """
            SELECT next_attempt_at FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number = \(row)
                AND message_id = \(failed) AND next_attempt_at IS NOT NULL
            """
        )?["next_attempt_at"]
    }

    /// Begins another attempt of each; the one that failed is kept apart.
    func tryAgain(_ attempts: [(recipient: Recipient, message: MessageID, amount: Points)]) throws {
        try transaction.runEach(
            attempts.compactMap { recipient, _, _ in
                recipient.message.map { message in
                    """
                    INSERT INTO campaign_attempts (workspace_id, message_id, campaign_id, row_number, attempt, error_code,
                        error_text, charged)
                    VALUES (\(workspace), \(message), \(campaign), \(recipient.row), \(recipient.attempt),
                        \(recipient.errorCode), \(recipient.errorText), \(recipient.charged ?? .zero))
                    """
                }
            }
        )
        try transaction.runEach(
            attempts.map { recipient, message, amount in
                """
                UPDATE campaign_recipients SET state = 'queued', handed = 1, attempt = attempt + 1, next_attempt_at = NULL,
                    message_id = \(message), quoted = \(amount),
                    charged_before = charged_before + coalesce(charged, 0), charged = NULL,
                    error_code = NULL, error_text = NULL, sent_at = NULL
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number = \(recipient.row)
                """
            }
        )
    }

    /// Undoes attempts that were taken back before they left: what failed before them has failed again, and is due.
    func failAgain(_ attempts: [(row: Int, failed: MessageID)], next: Timestamp) throws {
        for (row, failed) in attempts {
            let before: SQL = """
                (SELECT b.charged FROM campaign_attempts b WHERE b.workspace_id = \(workspace) AND b.message_id = \(failed))
                """
            try transaction.run(
                """
                UPDATE campaign_recipients SET state = 'failed', attempt = attempt - 1, next_attempt_at = \(next),
                    message_id = \(failed), charged = \(before), charged_before = charged_before - coalesce(\(before), 0),
                    error_code = (SELECT b.error_code FROM campaign_attempts b
                        WHERE b.workspace_id = \(workspace) AND b.message_id = \(failed)),
                    error_text = (SELECT b.error_text FROM campaign_attempts b
                        WHERE b.workspace_id = \(workspace) AND b.message_id = \(failed))
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number = \(row)
                    AND state = 'queued'
                """
            )
            try transaction.run(
                "DELETE FROM campaign_attempts WHERE workspace_id = \(workspace) AND message_id = \(failed)"
            )
        }
    }

    /// Notes what is heard late of the charge of an attempt that was followed by another.
    ///
    /// - Returns: by how much it is more than was known.
    func chargeEarlier(_ change: RecipientChange) throws -> Points {
        guard let charged = change.charged else { return .zero }
        let row = try transaction.row(
            """
            SELECT charged FROM campaign_attempts WHERE workspace_id = \(workspace) AND message_id = \(change.message)
            """
        )
        guard let known: Points = try row?["charged"], known != charged else { return .zero }
        try transaction.run(
            """
            UPDATE campaign_attempts SET charged = \(charged)
            WHERE workspace_id = \(workspace) AND message_id = \(change.message)
            """
        )
        return charged - known
    }
}

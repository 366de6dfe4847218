import Contacts
import Credits
package import Primitives
package import Storage

/// The recipients of one campaign, inside a transaction of the caller's.
package struct RecipientStore {
    let transaction: Transaction
    let workspace: WorkspaceID
    let campaign: CampaignID

    package init(_ transaction: Transaction, _ campaign: CampaignID, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
        self.campaign = campaign
    }

    func insert(_ recipients: [Recipient]) throws {
        try transaction.runEach(recipients.map(insertion))
    }

    /// Which of these contacts are in the audience already, and in which row.
    func rows(of contacts: [ContactID]) throws -> [ContactID: Int] {
        guard !contacts.isEmpty else { return [:] }
        let found = try transaction.rows(
            """
            SELECT contact_id, row_number FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND contact_id IN \(list: contacts)
            """
        )
        return Dictionary(try found.map { (try $0["contact_id"], try $0["row_number"]) }) { min($0, $1) }
    }

    /// Which of these contacts were written to, or are about to be, and in which row.
    func handed(to contacts: [ContactID]) throws -> [ContactID: Int] {
        guard !contacts.isEmpty else { return [:] }
        let found = try transaction.rows(
            """
            SELECT contact_id, row_number FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND contact_id IN \(list: contacts)
                AND handed = 1 AND state IN ('queued', 'submitting', 'unknown', 'sent', 'delivered', 'read')
            """
        )
        return Dictionary(try found.map { (try $0["contact_id"], try $0["row_number"]) }) { min($0, $1) }
    }

    /// Those of these rows that exist, locked in order.
    func find(_ rows: [Int]) throws -> [Recipient] {
        guard !rows.isEmpty else { return [] }
        return try transaction.rows(
            """
            SELECT * FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number IN \(list: rows)
            ORDER BY row_number\(postgres: " FOR UPDATE")
            """
        ).map(Recipient.init)
    }

    /// Whether anybody's message failed for this reason.
    func hasFailed(code: Int64) throws -> Bool {
        try transaction.row(
            """
            SELECT 1 AS one FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state = 'failed'
                AND error_code = \(code)
            LIMIT 1
            """
        ) != nil
    }

    /// Recipients in the file's order.
    ///
    /// - Parameters:
    ///   - search: the beginning of a name or number.
    ///   - wholeNumbers: a number is found by all of it only, for those who must not find it out digit by digit.
    package func page(
        state: RecipientState?,
        search: String?,
        outcome: RetargetOutcome? = nil,
        wholeNumbers: Bool = false,
        after row: Int,
        limit: Int
    ) throws -> [Recipient] {
        var sql: SQL = """
            SELECT * FROM campaign_recipients r
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number > \(row)
            """
        if let state { sql += " AND state = \(state.rawValue)" }
        if let outcome { sql += " AND " + outcome.condition }
        if let search, !search.isEmpty {
            let name = FoldedText(search)
            let number = "+" + search.filter { ("0"..."9").contains($0) }.drop { $0 == "0" }
            sql += " AND (folded_name >= \(name.value) AND folded_name < \(name.end)"
            if wholeNumbers {
                sql += " OR phone = \(number)"
            } else if number.count >= 3 {
                sql += " OR phone >= \(number) AND phone < \(number + "\u{10FFFF}")"
            }
            sql += ")"
        }
        return try transaction.rows(sql + " ORDER BY row_number LIMIT \(limit)").map(Recipient.init)
    }

    /// Takes those out that are not to be written to after all; their turn had come, so they were in the estimate.
    func skip(_ skipped: [(row: Int, reason: SkipReason)]) throws {
        try transaction.runEach(
            skipped.map { row, reason in
                """
                UPDATE campaign_recipients SET state = 'skipped', handed = 1, error_code = \(reason.code),
                    error_text = \(reason.words), content = NULL
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number = \(row)
                    AND state = 'queued'
                """
            }
        )
    }

    /// Writes how far recipients have come.
    func save(_ recipients: [Recipient]) throws {
        try transaction.runEach(
            recipients.map { recipient in
                """
                UPDATE campaign_recipients SET state = \(recipient.state.rawValue), message_id = \(recipient.message),
                    error_code = \(recipient.errorCode), error_text = \(recipient.errorText),
                    charged = \(recipient.charged), sent_at = \(recipient.sentAt),
                    delivered_at = \(recipient.deliveredAt), read_at = \(recipient.readAt),
                    next_attempt_at = \(recipient.nextAttemptAt), charged_before = \(recipient.chargedBefore)
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number = \(recipient.row)
                """
            }
        )
    }

    /// What the frozen audience was quoted, by market and price.
    func quotes() throws -> [QuotedGroup] {
        try transaction.rows(
            """
            SELECT market, category, quoted, free, count(*) AS count FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state <> 'skipped'
            GROUP BY market, category, quoted, free ORDER BY market, category, quoted
            """
        ).map { row in
            let category: String = try row["category"]
            return QuotedGroup(
                market: try row["market"],
                category: MessageCategory(rawValue: category) ?? .marketing,
                price: try row["quoted"],
                free: try row["free"],
                count: try row["count"]
            )
        }
    }

    private func insertion(_ recipient: Recipient) -> SQL {
        """
        INSERT INTO campaign_recipients (workspace_id, campaign_id, row_number, contact_id, name, folded_name, phone,
            state, error_code, error_text, content, preview, category, market, calling_code, quoted, price_id, free, zone,
            variant, turn)
        VALUES (\(workspace), \(campaign), \(recipient.row), \(recipient.contact), \(recipient.name),
            \(FoldedText(recipient.name).value), \(recipient.phone?.rawValue ?? ""), \(recipient.state.rawValue),
            \(recipient.errorCode), \(recipient.errorText), \(recipient.content), \(recipient.preview),
            \(recipient.quote.category), \(recipient.quote.market), \(recipient.quote.callingCode),
            \(recipient.quote.amount), \(recipient.quote.price), \(recipient.quote.free), \(recipient.zone),
            \(recipient.variant), \(recipient.turn))
        """
    }
}

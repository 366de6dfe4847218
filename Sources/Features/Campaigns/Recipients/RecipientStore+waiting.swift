import Primitives
import Storage

/// Which of those who wait are looked at.
struct WaitingLine: Sendable, Equatable {
    /// The country, where the schedule goes by it.
    var zone = ""
    /// Only those on whom variants are tried, or only those who get the winner; all when `nil`.
    var isTried: Bool?

    fileprivate var condition: SQL {
        var sql: SQL = "state = 'queued' AND handed = 0 AND zone = \(zone)"
        if let isTried { sql += isTried ? " AND variant IS NOT NULL" : " AND variant IS NULL" }
        return sql
    }
}

extension RecipientStore {
    /// The next ones of a line to be handed to Messaging.
    func waiting(_ line: WaitingLine, limit: Int) throws -> [Recipient] {
        try transaction.rows(
            """
            SELECT * FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND \(line.condition)
            ORDER BY row_number LIMIT \(limit)
            """
        ).map(Recipient.init)
    }

    /// The countries of those who wait. A statement for each: the index is asked for the next one.
    func waitingZones() throws -> [String] {
        var zones: [String] = []
        while let row = try transaction.row(
            """
            SELECT zone FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state = 'queued' AND handed = 0
                AND \(zones.last.map { "zone > \($0)" as SQL } ?? "1 = 1")
            ORDER BY zone LIMIT 1
            """
        ) {
            zones.append(try row["zone"])
        }
        return zones
    }

    /// Notes that Messaging has those of a line up to a row, and forgets their contents.
    func hand(over line: WaitingLine, through last: Int) throws {
        try transaction.run(
            """
            UPDATE campaign_recipients SET handed = 1, content = NULL
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND \(line.condition)
                AND row_number <= \(last)
            """
        )
    }

    /// Has the messages of those who wait filled anew.
    func forgetContents() throws {
        try transaction.run(
            """
            UPDATE campaign_recipients SET content = NULL, preview = NULL
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state = 'queued' AND handed = 0
                AND content IS NOT NULL
            """
        )
    }

    /// Has those wait again who had been handed over, with the words of their message.
    func putBack(_ recalled: [(row: Int, message: RecalledMessage)]) throws {
        try transaction.runEach(
            recalled.map { row, message in
                """
                UPDATE campaign_recipients SET handed = 0, message_id = NULL, content = \(message.content),
                    preview = \(message.text)
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number = \(row)
                    AND state = 'queued'
                """
            }
        )
    }

    /// Marks some of those that were never handed over as taken back.
    ///
    /// - Returns: how many; call again until it is fewer than `limit`.
    func cancel(limit: Int) throws -> Int {
        try transaction.run(
            """
            UPDATE campaign_recipients SET state = 'cancelled', content = NULL
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number IN (
                SELECT row_number FROM campaign_recipients
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state = 'queued' AND handed = 0
                LIMIT \(limit)
            )
            """
        )
    }

    /// Leaves some of those out who were never handed over.
    ///
    /// - Returns: how many; call again until it is none.
    func skip(_ reason: SkipReason, _ line: WaitingLine? = nil, limit: Int) throws -> Int {
        try transaction.run(
            """
            UPDATE campaign_recipients SET state = 'skipped', handed = 1, error_code = \(reason.code), content = NULL
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number IN (
                SELECT row_number FROM campaign_recipients
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)
                    AND \(line?.condition ?? "state = 'queued' AND handed = 0")
                LIMIT \(limit)
            )
            """
        )
    }
}

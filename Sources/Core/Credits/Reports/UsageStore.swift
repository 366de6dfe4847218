import Primitives
import Storage

/// Reads what was settled in a period, message by message.
struct UsageStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// The lines from one moment, inclusive, to another, exclusive, from the one after `last`.
    func lines(from: Timestamp, to: Timestamp, after last: UsageLine? = nil, limit: Int) throws -> [UsageLine] {
        let from = max(from, last?.at ?? from)
        let message = last?.message ?? MessageID(rawValue: .min)
        return try transaction.rows(
            """
            SELECT e.at, e.message_id, e.points, e.captures, e.lates, e.event_at, c.state, c.calling_code, c.market,
                c.category, c.final_category, c.channel_id, c.contact_id, c.quote, c.final_free_reason, c.final_price_id,
                h.reference, p.amount AS unit_price
            FROM (
                SELECT at, message_id, CAST(sum(CASE WHEN kind = 'release' THEN 0 ELSE amount END) AS BIGINT) AS points,
                    count(*) FILTER (WHERE kind = 'capture') AS captures, count(*) FILTER (WHERE kind = 'late') AS lates,
                    max(event_at) AS event_at
                FROM charge_entries\(indexed: "charge_entries_at")
                WHERE workspace_id = \(workspace) AND at >= \(from) AND at < \(to)
                    AND (at, message_id) > (\(last?.at ?? Timestamp(milliseconds: .min)), \(message))
                GROUP BY at, message_id ORDER BY at, message_id LIMIT \(limit)
            ) e
            JOIN charges c ON c.workspace_id = \(workspace) AND c.message_id = e.message_id
            LEFT JOIN holds h ON h.workspace_id = \(workspace) AND h.id = c.hold_id
            LEFT JOIN prices p ON p.id = c.final_price_id
            ORDER BY e.at, e.message_id
            """
        ).map(UsageLine.init)
    }

    /// How many lines there are, counted no further than to `most`.
    func count(from: Timestamp, to: Timestamp, upTo most: Int) throws -> Int {
        let count: Int64? = try transaction.row(
            """
            SELECT count(*) AS lines FROM (
                SELECT at FROM charge_entries\(indexed: "charge_entries_at")
                WHERE workspace_id = \(workspace) AND at >= \(from) AND at < \(to)
                GROUP BY at, message_id ORDER BY at, message_id LIMIT \(most)
            ) e
            """
        )?["lines"]
        return Int(count ?? 0)
    }

    /// What the reconciliation booked from one moment to another, exclusive.
    func booked(from: Timestamp, to: Timestamp) throws -> [BookedDifference] {
        try transaction.rows(
            """
            SELECT at, amount, \(Transfer.shortfallReference) AS reference
            FROM transfers t\(indexed: "transfers_shortfall")
            WHERE workspace_id = \(workspace) AND kind = 'shortfall' AND at >= \(from) AND at < \(to)
            ORDER BY at, sequence
            """
        ).map(BookedDifference.init)
    }

    /// What the journal says was spent in the same period, whatever for.
    func journal(from: Timestamp, to: Timestamp) throws -> Points {
        try transaction.row(
            """
            SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) AS spent FROM transfers
            WHERE workspace_id = \(workspace) AND credit = 'spent' AND at >= \(from) AND at < \(to)
            """
        )?["spent"] ?? .zero
    }
}

extension UsageLine {
    init(_ row: Row) throws {
        at = try row["at"]
        message = try row["message_id"]
        points = try row["points"]
        let (captures, lates): (Int64, Int64) = (try row["captures"], try row["lates"])
        let state: ChargeState = try row["state"]
        let isCharged = captures + lates > 0
        outcome = captures > 0 ? .charged : lates > 0 ? .late : state == .free ? .free : .released
        let quoted: String = try row["category"]
        category = outcome == .free ? quoted : try row["final_category"] ?? quoted
        let code: String? = try row["calling_code"]
        country = code.map(MarketMap.embedded.area) ?? ""
        market = try row["market"]
        let channel: ChannelID? = try row["channel_id"]
        let contact: ContactID? = try row["contact_id"]
        subject = channel.flatMap { channel in contact.map { ChargeSubject(channel: channel, contact: $0) } }
        reference = try row["reference"]
        quote = try row["quote"]
        price = isCharged ? try row["final_price_id"] : nil
        unitPrice = isCharged ? try row["unit_price"] : nil
        freeReason = outcome == .free ? try row["final_free_reason"] : nil
        eventAt = try row["event_at"]
    }
}

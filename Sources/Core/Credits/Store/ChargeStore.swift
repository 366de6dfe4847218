import Primitives
import Storage

/// SQL of `charges` and `charge_entries`.
struct ChargeStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// - Returns: how many were new.
    func insert(_ charges: [MessageCharge], at now: Timestamp) throws -> Int {
        try transaction.runEach(
            charges.map { charge in
                """
                INSERT INTO charges (
                    workspace_id, message_id, hold_id, calling_code, market, category, quote, price_id,
                    free_reason, channel_id, contact_id, state, keep_held, deadline_at, assigned_at)
                VALUES (
                    \(workspace), \(charge.message), \(charge.hold), \(charge.quote.callingCode),
                    \(charge.quote.market), \(charge.quote.category), \(charge.quote.amount), \(charge.quote.price),
                    \(charge.quote.free), \(charge.subject?.channel), \(charge.subject?.contact), \(charge.charge.state), \(charge.keepHeld.milliseconds), \(charge.deadlineAt),
                    \(now))
                ON CONFLICT (workspace_id, message_id) DO NOTHING
                """
            }
        ).reduce(0, +)
    }

    func find(_ messages: [MessageID]) throws -> [MessageCharge] {
        // SQLite takes 32,766 values in a statement.
        try messages.chunked(by: 5000).flatMap { messages in
            try transaction.rows(
                "SELECT * FROM charges WHERE workspace_id = \(workspace) AND message_id IN \(list: messages)"
            ).map(MessageCharge.init)
        }
    }

    func update(_ charges: [MessageCharge], batch: BatchID) throws {
        try transaction.runEach(
            charges.map { charge in
                """
                UPDATE charges SET state = \(charge.charge.state), charged = \(charge.charge.charged),
                    flag = \(charge.charge.flag), deadline_at = \(charge.deadlineAt),
                    final_category = \(charge.finalCategory), final_price_id = \(charge.finalPrice),
                    final_free_reason = \(charge.finalFreeReason), event_at = \(charge.eventAt), batch_id = \(batch)
                WHERE workspace_id = \(workspace) AND message_id = \(charge.message)
                """
            }
        )
    }

    func insert(_ entries: [(MessageCharge, ChargeEntry)], batch: BatchID, at now: Timestamp) throws {
        try transaction.runEach(
            entries.map { charge, entry in
                """
                INSERT INTO charge_entries (workspace_id, message_id, kind, amount, batch_id, at, event_at)
                VALUES (
                    \(workspace), \(charge.message), \(entry.kind), \(entry.amount), \(batch), \(now), \(charge.eventAt))
                """
            }
        )
    }

    /// What the open messages of a hold still need.
    func openQuotes(of hold: HoldID) throws -> Points {
        try transaction.row(
            """
            SELECT CAST(coalesce(sum(quote), 0) AS BIGINT) AS open FROM charges\(indexed: "charges_open")
            WHERE workspace_id = \(workspace) AND hold_id = \(hold) AND (state < 3 OR state = 7)
            """
        )?["open"] ?? .zero
    }

    /// What was delivered in a period, by the provider's time.
    func delivered(channels: [ChannelID], from: Timestamp, to: Timestamp) throws -> [DeliveredGroup] {
        try transaction.rows(
            """
            SELECT c.calling_code, c.market, coalesce(c.final_category, c.category) AS category, c.state,
                c.final_free_reason AS reason, count(*) AS messages, CAST(sum(c.charged) AS BIGINT) AS points,
                count(p.rate) AS rated, CAST(sum(p.rate) AS BIGINT) AS cost
            FROM charges c\(indexed: "charges_delivered") LEFT JOIN prices p ON p.id = c.final_price_id
            WHERE c.workspace_id = \(workspace) AND c.event_at >= \(from) AND c.event_at < \(to)
                AND (c.state = 3 OR c.state = 4 OR c.state = 6) AND c.channel_id IN \(list: channels)
            GROUP BY c.calling_code, c.market, coalesce(c.final_category, c.category), c.state, c.final_free_reason
            ORDER BY c.market, category, c.calling_code
            """
        ).map(DeliveredGroup.init)
    }

    /// Messages of which nothing was heard until their deadline.
    func overdue(at now: Timestamp, limit: Int) throws -> [MessageID] {
        try transaction.rows(
            """
            SELECT message_id FROM charges\(indexed: "charges_deadline")
            WHERE workspace_id = \(workspace) AND state IN (1, 2) AND deadline_at <= \(now)
            ORDER BY deadline_at, message_id LIMIT \(limit)
            """
        ).map { try $0["message_id"] }
    }

    func nextDeadline() throws -> Timestamp? {
        try transaction.row(
            """
            SELECT min(deadline_at) AS next FROM charges\(indexed: "charges_deadline")
            WHERE workspace_id = \(workspace) AND state IN (1, 2)
            """
        )?["next"]
    }

    /// Deliveries that wait for a price, from the one after `last`.
    func suspended(after last: MessageID?, limit: Int) throws -> [MessageCharge] {
        try transaction.rows(
            """
            SELECT * FROM charges\(indexed: "charges_suspended")
            WHERE workspace_id = \(workspace) AND state IN (7, 8) AND message_id > \(last ?? MessageID(rawValue: .min))
            ORDER BY message_id LIMIT \(limit)
            """
        ).map(MessageCharge.init)
    }
}

extension MessageCharge {
    init(_ row: Row) throws {
        let keepHeld: Int64 = try row["keep_held"]
        message = try row["message_id"]
        hold = try row["hold_id"]
        quote = Quote(
            category: try row["category"],
            market: try row["market"],
            callingCode: try row["calling_code"],
            amount: try row["quote"],
            price: try row["price_id"],
            free: try row["free_reason"]
        )
        let channel: ChannelID? = try row["channel_id"]
        let contact: ContactID? = try row["contact_id"]
        subject = channel.flatMap { channel in contact.map { ChargeSubject(channel: channel, contact: $0) } }
        charge = Charge(
            state: try row["state"],
            quote: try row["quote"],
            charged: try row["charged"],
            flag: try row["flag"]
        )
        self.keepHeld = .milliseconds(keepHeld)
        deadlineAt = try row["deadline_at"]
        finalCategory = try row["final_category"]
        finalPrice = try row["final_price_id"]
        finalFreeReason = try row["final_free_reason"]
        eventAt = try row["event_at"]
    }
}

import Primitives
import Storage

/// SQL of what waits to be sent: queue, claim, give back, keep back.
struct QueueStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// Queues messages that are new. A recipient of a campaign who is queued already is left alone.
    func insert(_ messages: [Outgoing], at: Timestamp) throws {
        let counts = try transaction.runEach(messages.map { row(of: $0, at: at) })
        let new = zip(messages, counts).filter { $1 == 1 && $0.target == nil }.map(\.0)
        try MessageIndex(transaction: transaction).add(new.map { (id: $0.id, text: $0.text) }, in: workspace)
        for channel in Set(messages.filter { $0.sendAt == nil }.map(\.channel)) {
            try transaction.notify("outgoing", channel.description)
        }
        for channel in Set(messages.filter { $0.sendAt == nil && $0.lane != .campaigns }.map(\.channel)) {
            try transaction.notify(Pressing.topic, channel.description)
        }
    }

    private func row(of message: Outgoing, at: Timestamp) -> SQL {
        """
        INSERT INTO messages
        (workspace_id, id, conversation_id, channel_id, contact_id, direction, origin, type, text, content, state, at,
         client_id, reply_to, target, retry_of, author_id, campaign_id, reference, recipient, template_id, category,
         lane, send_at, not_before, hold_id, quote_market, quote_amount, quote_price, quote_free, assigned, media_id)
        VALUES (\(workspace), \(message.id), \(message.conversation), \(message.channel), \(message.contact), 'out',
         \(message.origin), \(message.type), \(message.text), \(message.content), \(MessageState.queued), \(at),
         \(message.clientID), \(message.replyTo), \(message.target), \(message.retryOf), \(message.author),
         \(message.campaign), \(message.reference), \(message.recipient), \(message.template), \(message.category),
         \(message.lane.rawValue + (message.sendAt == nil ? 0 : Lane.parked)), \(message.sendAt),
         \(message.sendAt ?? message.notBefore ?? Timestamp(milliseconds: 0)), \(message.hold), \(message.quote.market), \(message.quote.amount),
         \(message.quote.price), \(message.quote.free), \(message.assigned), \(MediaID(namedIn: message.content)))
        ON CONFLICT (workspace_id, campaign_id, reference) WHERE campaign_id IS NOT NULL AND retry_of IS NULL DO NOTHING
        """
    }

    /// PostgreSQL may run a subquery of `IN` once for every row, and each run skips what the earlier ones locked: more rows
    /// than the limit would be taken. A materialised one is run once.
    private var picked: SQL { "WITH picked AS \(postgres: "MATERIALIZED ")" }

    /// Takes up to `limit` messages for sending, first lanes first, and marks them as in this process's hands. None of a
    /// channel that is disconnected.
    ///
    /// - Parameter before: only of the lanes that go before this one.
    func claim(_ channel: ChannelID, before lane: Lane? = nil, owner: Int64, limit: Int, at: Timestamp) throws
        -> [Claimed]
    {
        try transaction.rows(
            """
            \(picked)(SELECT id FROM messages
             WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND state = 0
             AND lane < \(lane?.rawValue ?? Lane.parked) AND not_before <= \(at)
             AND EXISTS (SELECT 1 FROM channels c
              WHERE c.workspace_id = \(workspace) AND c.id = \(channel) AND c.state <> 'disconnected')
             ORDER BY lane, not_before, id LIMIT \(limit)\(postgres: " FOR UPDATE SKIP LOCKED"))
            UPDATE messages SET state = \(MessageState.submitting), owner = \(owner), submitted_at = \(at),
            attempts = attempts + 1
            WHERE workspace_id = \(workspace) AND id IN (SELECT id FROM picked)
            RETURNING *
            """
        )
        .map(Claimed.init)
        .sorted { ($0.lane, $0.id) < ($1.lane, $1.id) }
    }

    /// Locks messages in the order of their identities, before a transaction changes them in another.
    func lock(_ ids: [MessageID]) throws {
        guard transaction.dialect == .postgres, !ids.isEmpty else { return }
        _ = try transaction.rows(
            """
            SELECT id FROM messages WHERE workspace_id = \(workspace) AND id IN \(list: ids) ORDER BY id FOR UPDATE
            """
        )
    }

    /// Puts messages that were certainly not sent back in line.
    ///
    /// Only those that are still in the same hands for the same time: when the answer to an earlier commit of this was lost,
    /// another process may be sending them by now. Whom the sweeper took for dead, after a jump of the clock or a database that
    /// was away, knows better what became of them: nobody else takes what is unknown.
    /// - Returns: those that are back.
    func giveBack(_ messages: [GivenBack]) throws -> [Claimed] {
        let changed = try transaction.runEach(
            messages.map { back in
                """
                UPDATE messages SET state = \(MessageState.queued), owner = NULL, not_before = \(back.notBefore),
                refusals = refusals + \(back.isRefused ? 1 : 0)
                WHERE workspace_id = \(workspace) AND id = \(back.message.id) AND attempts = \(back.message.attempts)
                AND (state = \(MessageState.submitting) AND owner = \(back.message.owner)
                    OR state = \(MessageState.unknown) AND owner IS NULL)
                """
            }
        )
        return zip(messages, changed).filter { $1 == 1 }.map(\.0.message)
    }

    /// Has what waits for these messages' contacts wait as long as they do. Waits for nobody itself: what another
    /// transaction holds at this moment is left alone.
    func postpone(behind messages: [GivenBack]) throws {
        try transaction.runEach(
            messages.map { back in
                """
                \(picked)(SELECT id FROM messages
                 WHERE workspace_id = \(workspace) AND conversation_id = \(back.message.conversation) AND state = 0
                 AND not_before < \(back.notBefore)\(postgres: " FOR UPDATE SKIP LOCKED"))
                UPDATE messages SET not_before = \(back.notBefore)
                WHERE workspace_id = \(workspace) AND id IN (SELECT id FROM picked)
                """
            }
        )
    }

    func markAssigned(_ ids: [MessageID]) throws {
        try transaction.runEach(
            ids.map { "UPDATE messages SET assigned = 1 WHERE workspace_id = \(workspace) AND id = \($0)" }
        )
    }

    /// Locks what of a campaign has not left, in the order of identities: before the campaign itself is locked. On SQLite
    /// there is one writer and nothing to lock.
    func lock(unsentOf campaign: CampaignID) throws {
        guard transaction.dialect == .postgres else { return }
        _ = try transaction.row(
            """
            \(picked)(SELECT id FROM messages
             WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state IN (0, 1) ORDER BY id FOR UPDATE)
            SELECT count(*) AS count FROM picked
            """
        )
    }

    /// Keeps back what of a campaign has not left, or lets it go again. What is in a dispatcher's hands too: it may come
    /// back in line.
    ///
    /// Waits for nobody, so that it can be done with the campaign locked; see `lock(unsentOf:)`.
    func park(_ campaign: CampaignID, _ parked: Bool) throws {
        let step = parked ? Lane.parked : -Lane.parked
        try transaction.run(
            """
            \(picked)(SELECT id FROM messages
             WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state IN (0, 1)
             AND lane = \(Lane.campaigns.rawValue + (parked ? 0 : Lane.parked))\(postgres: " FOR UPDATE SKIP LOCKED"))
            UPDATE messages SET lane = lane + \(step)
            WHERE workspace_id = \(workspace) AND id IN (SELECT id FROM picked)
            """
        )
    }

    /// Messages that wait on a channel, in any lane.
    func waiting(on channel: ChannelID, limit: Int) throws -> [MessageID] {
        try transaction.rows(
            """
            SELECT id FROM messages WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND state = 0
            LIMIT \(limit)\(postgres: " FOR UPDATE SKIP LOCKED")
            """
        ).map { try $0["id"] }
    }

    /// Whether anything waits on the channel or is in a process's hands.
    func hasUnsent(_ channel: ChannelID) throws -> Bool {
        let here: SQL = "SELECT 1 AS one FROM messages WHERE workspace_id = \(workspace) AND channel_id = \(channel)"
        return try transaction.row(here + " AND state = 0 LIMIT 1") != nil
            || transaction.row(here + " AND state = 1 LIMIT 1") != nil
    }

    /// Takes a campaign's waiting messages back, at most `limit` of them; not what somebody sent again by hand.
    func cancel(_ campaign: CampaignID, limit: Int) throws -> [Cancelled] {
        try transaction.rows(
            """
            \(picked)(SELECT id FROM messages
             WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state IN (0, 1) AND state = 0
             AND lane IN (\(Lane.campaigns.rawValue), \(Lane.campaigns.rawValue + Lane.parked))
             LIMIT \(limit)\(postgres: " FOR UPDATE SKIP LOCKED"))
            UPDATE messages SET state = \(MessageState.cancelled)
            WHERE workspace_id = \(workspace) AND id IN (SELECT id FROM picked)
            RETURNING id, conversation_id, reference, assigned
            """
        ).map { row in
            Cancelled(
                id: try row["id"],
                conversation: try row["conversation_id"],
                reference: try row["reference"],
                isAssigned: try row["assigned"]
            )
        }
    }

    struct Cancelled {
        let id: MessageID
        let conversation: ConversationID
        let reference: Int64?
        let isAssigned: Bool
    }
}

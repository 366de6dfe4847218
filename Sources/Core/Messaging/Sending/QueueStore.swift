import Primitives
import Storage

/// SQL of what waits to be sent: queue, claim, give back, park.
struct QueueStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// Queues messages that are new. A recipient of a campaign who is queued already is left alone.
    func insert(_ messages: [Outgoing], at: Timestamp) throws {
        try transaction.runEach(messages.map { row(of: $0, at: at) })
        for channel in Set(messages.map(\.channel)) {
            try transaction.notify("outgoing", channel.description)
        }
    }

    private func row(of message: Outgoing, at: Timestamp) -> SQL {
        """
        INSERT INTO messages
        (workspace_id, id, conversation_id, channel_id, contact_id, direction, origin, type, text, content, state, at,
         client_id, reply_to, target, retry_of, author_id, campaign_id, reference, recipient, template_id, category,
         lane, hold_id, quote_market, quote_amount, quote_price, quote_free, assigned)
        VALUES (\(workspace), \(message.id), \(message.conversation), \(message.channel), \(message.contact), 'out',
         \(message.origin), \(message.type), \(message.text), \(message.content), \(MessageState.queued), \(at),
         \(message.clientID), \(message.replyTo), \(message.target), \(message.retryOf), \(message.author),
         \(message.campaign), \(message.reference), \(message.recipient), \(message.template), \(message.category),
         \(message.lane.rawValue), \(message.hold), \(message.quote.market), \(message.quote.amount),
         \(message.quote.price), \(message.quote.free), \(message.assigned))
        ON CONFLICT (workspace_id, campaign_id, reference) WHERE campaign_id IS NOT NULL AND retry_of IS NULL DO NOTHING
        """
    }

    /// Takes up to `limit` messages for sending, first lanes first, and marks them as in this process's hands.
    func claim(_ channel: ChannelID, owner: Int64, limit: Int, at: Timestamp) throws -> [Claimed] {
        try transaction.rows(
            """
            UPDATE messages SET state = \(MessageState.submitting), owner = \(owner), submitted_at = \(at),
            attempts = attempts + 1
            WHERE workspace_id = \(workspace) AND id IN
            (SELECT id FROM messages
             WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND state = 0
             AND lane < \(Lane.parked) AND not_before <= \(at)
             ORDER BY lane, not_before, id LIMIT \(limit)\(postgres: " FOR UPDATE SKIP LOCKED"))
            RETURNING *
            """
        )
        .map(Claimed.init)
        .sorted { ($0.lane, $0.id) < ($1.lane, $1.id) }
    }

    /// Puts messages that were certainly not sent back in line.
    func giveBack(_ messages: [(id: MessageID, notBefore: Timestamp)]) throws {
        try transaction.runEach(
            messages.map { message in
                """
                UPDATE messages SET state = \(MessageState.queued), owner = NULL, not_before = \(message.notBefore)
                WHERE workspace_id = \(workspace) AND id = \(message.id) AND state = \(MessageState.submitting)
                """
            }
        )
    }

    func markAssigned(_ ids: [MessageID]) throws {
        try transaction.runEach(
            ids.map { "UPDATE messages SET assigned = 1 WHERE workspace_id = \(workspace) AND id = \($0)" }
        )
    }

    /// Keeps a campaign's waiting messages back, or lets them go again.
    func park(_ campaign: CampaignID, _ parked: Bool) throws {
        let step = parked ? Lane.parked : -Lane.parked
        try transaction.run(
            """
            UPDATE messages SET lane = lane + \(step)
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state = 0
            AND \(raw: parked ? "lane < 100" : "lane >= 100")
            """
        )
    }

    /// Takes a campaign's waiting messages back, at most `limit` of them.
    func cancel(_ campaign: CampaignID, limit: Int) throws -> [Cancelled] {
        try transaction.rows(
            """
            UPDATE messages SET state = \(MessageState.cancelled)
            WHERE workspace_id = \(workspace) AND id IN
            (SELECT id FROM messages
             WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state = 0
             LIMIT \(limit)\(postgres: " FOR UPDATE SKIP LOCKED"))
            RETURNING id, reference, assigned
            """
        ).map { Cancelled(id: try $0["id"], reference: try $0["reference"], isAssigned: try $0["assigned"]) }
    }

    struct Cancelled {
        let id: MessageID
        let reference: Int64?
        let isAssigned: Bool
    }
}

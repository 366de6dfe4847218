import Primitives
import Storage

/// SQL of how far messages have come.
struct ProgressStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    private static let columns: SQL = """
        id, conversation_id, campaign_id, reference, assigned, state, wamid, accepted_at, sent_at, delivered_at, read_at,
        failed_at, error_code, error_title, error_detail, charged
        """

    /// The messages among `ids` that `channel` sent, locked in order, so that two processes cannot dead-lock on them.
    ///
    /// The opaque data of a webhook is a claim, not a proof: another channel's messages are not found.
    func lock(_ ids: [MessageID], channel: ChannelID) throws -> [Tracked] {
        guard !ids.isEmpty else { return [] }
        return try transaction.rows(
            """
            SELECT \(Self.columns) FROM messages
            WHERE workspace_id = \(workspace) AND id IN \(list: ids) AND channel_id = \(channel)
            AND direction = 'out' ORDER BY id\(postgres: " FOR UPDATE")
            """
        ).map(Tracked.init)
    }

    /// Which messages of `channel` carry these wamids.
    func ids(_ channel: ChannelID, wamids: [String]) throws -> [String: MessageID] {
        guard !wamids.isEmpty else { return [:] }
        let found = try transaction.rows(
            """
            SELECT id, wamid FROM messages
            WHERE workspace_id = \(workspace) AND wamid IN \(list: wamids) AND channel_id = \(channel)
            AND direction = 'out'
            """
        ).map { (try $0["wamid"] as String, try $0["id"] as MessageID) }
        return Dictionary(found) { first, _ in first }
    }

    func save(_ messages: [Tracked]) throws {
        try transaction.runEach(
            messages.map { message in
                """
                UPDATE messages SET state = \(message.state), wamid = \(message.wamid), owner = NULL,
                accepted_at = \(message.acceptedAt), sent_at = \(message.sentAt), delivered_at = \(message.deliveredAt),
                read_at = \(message.readAt), failed_at = \(message.failedAt), error_code = \(message.failure?.code),
                error_title = \(message.failure?.title), error_detail = \(message.failure?.detail),
                charged = \(message.charged)
                WHERE workspace_id = \(workspace) AND id = \(message.id)
                """
            }
        )
    }

    /// Keeps statuses of messages that are not known by their wamid yet.
    func park(_ statuses: [(wamid: String, status: String, at: Timestamp, body: String)], now: Timestamp) throws {
        try transaction.runEach(
            statuses.map { parked in
                """
                INSERT INTO parked_statuses (workspace_id, wamid, status, at, body, parked_at)
                VALUES (\(workspace), \(parked.wamid), \(parked.status), \(parked.at), \(parked.body), \(now))
                ON CONFLICT (workspace_id, wamid, status) DO NOTHING
                """
            }
        )
    }

    /// The parked statuses of messages whose wamid has become known; they are taken out.
    func unpark(_ wamids: [String]) throws -> [String] {
        guard !wamids.isEmpty else { return [] }
        return try transaction.rows(
            """
            DELETE FROM parked_statuses WHERE workspace_id = \(workspace) AND wamid IN \(list: wamids) RETURNING body
            """
        ).map { try $0["body"] }
    }
}

import Primitives
import Storage

/// SQL of how far messages have come.
struct ProgressStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    private static let columns: SQL = """
        id, conversation_id, channel_id, campaign_id, reference, template_id, assigned, state, at, wamid, accepted_at, sent_at,
        delivered_at, read_at, failed_at, error_code, error_title, error_detail, charged
        """

    /// The messages among those named whose number is that of the channel they are named under, locked in order, so that
    /// two processes cannot dead-lock on them. Of all channels at once: see "Locks" in `docs/architecture.md`.
    ///
    /// The opaque data of a webhook is a claim, not a proof: another number's messages are not found. A number that was
    /// disconnected and connected again is two channels of ours, and one number of Meta's.
    func lock(_ ids: [ChannelID: [MessageID]]) throws -> [Tracked] {
        let all = Set(ids.values.joined()).sorted()
        guard !all.isEmpty else { return [] }
        let numbers = try numbers()
        var mayBe: [MessageID: Set<String>] = [:]
        for (channel, ids) in ids {
            guard let number = numbers[channel] else { continue }
            for id in ids { mayBe[id, default: []].insert(number) }
        }
        return try transaction.rows(
            """
            SELECT \(Self.columns) FROM messages
            WHERE workspace_id = \(workspace) AND id IN \(list: all) AND direction = 'out'
            ORDER BY id\(postgres: " FOR UPDATE")
            """
        )
        .filter { row in
            guard let number = numbers[try row["channel_id"]] else { return false }
            return mayBe[try row["id"]]?.contains(number) ?? false
        }
        .map(Tracked.init)
    }

    /// Meta's identity of each channel's number.
    private func numbers() throws -> [ChannelID: String] {
        let channels = try transaction.rows(
            "SELECT id, phone_number_id FROM channels WHERE workspace_id = \(workspace)"
        )
        return Dictionary(uniqueKeysWithValues: try channels.map { (try $0["id"], try $0["phone_number_id"]) })
    }

    /// Which messages of the number of `channel` carry these wamids.
    func ids(_ channel: ChannelID, wamids: [String]) throws -> [String: MessageID] {
        guard !wamids.isEmpty else { return [:] }
        let found = try transaction.rows(
            """
            SELECT id, wamid FROM messages
            WHERE workspace_id = \(workspace) AND wamid IN \(list: wamids) AND direction = 'out'
            AND channel_id IN (
                SELECT c.id FROM channels c
                WHERE c.workspace_id = \(workspace) AND c.phone_number_id = (
                    SELECT o.phone_number_id FROM channels o
                    WHERE o.workspace_id = \(workspace) AND o.id = \(channel)))
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

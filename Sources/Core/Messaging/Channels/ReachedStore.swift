import Primitives
import Storage

/// SQL of who was written to outside a service window.
struct ReachedStore {
    /// Meta's limit is counted over a day.
    static let counted: Duration = .hours(24)
    /// A count stops here: nobody needs to know how far above the largest limit it is.
    static let countMax = 100_001

    let transaction: Transaction
    let workspace: WorkspaceID

    /// Notes what Meta took: templates to people whose window was closed.
    func note(_ messages: [Claimed], on channel: ChannelID, at: Timestamp) throws {
        let templates = messages.filter { $0.type == "template" }
        guard !templates.isEmpty else { return }
        let open = try transaction.rows(
            """
            SELECT id FROM conversations WHERE workspace_id = \(workspace)
            AND id IN \(list: Array(Set(templates.map(\.conversation))).sorted()) AND window_until > \(at)
            """
        ).map { try $0["id"] as ConversationID }
        let answering = Set(open)
        let contacts = Set(templates.filter { !answering.contains($0.conversation) }.map(\.contact)).sorted()
        try transaction.runEach(
            contacts.map { contact in
                """
                INSERT INTO reached_contacts (workspace_id, channel_id, contact_id, at)
                VALUES (\(workspace), \(channel), \(contact), \(at))
                ON CONFLICT (workspace_id, channel_id, contact_id) DO UPDATE SET at = excluded.at
                """
            }
        )
    }

    /// How many different people, from all numbers of the account: they share one limit.
    func count(wabaID: String, since: Timestamp) throws -> Int {
        try transaction.row(
            """
            SELECT count(DISTINCT contact_id) AS people FROM (
             SELECT r.contact_id FROM channels c
             JOIN reached_contacts r ON r.workspace_id = c.workspace_id AND r.channel_id = c.id AND r.at > \(since)
             WHERE c.workspace_id = \(workspace) AND c.waba_id = \(wabaID) LIMIT \(Self.countMax)) AS reached
            """
        )?["people"] ?? 0
    }

    /// - Returns: how many were let go.
    static func prune(before: Timestamp, limit: Int, in transaction: Transaction) throws -> Int {
        try transaction.run(
            """
            DELETE FROM reached_contacts WHERE (workspace_id, channel_id, contact_id) IN (
             SELECT r.workspace_id, r.channel_id, r.contact_id FROM channels c
             JOIN reached_contacts r ON r.workspace_id = c.workspace_id AND r.channel_id = c.id
             WHERE r.at < \(before) LIMIT \(limit))
            """
        )
    }
}

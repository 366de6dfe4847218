package import Primitives
package import Storage

/// The figures of messaging on the dashboard.
package struct InboxCounts: Sendable {
    package let connectedChannels: Int64
    package let channels: Int64
    package let open: Int64
    package let unread: Int64
    package let received: Int64
    package let sent: Int64
    package let failed: Int64
    /// Whether a person has ever written to a customer from the inbox.
    package let hasAnswered: Bool

    /// - Parameter start: messages count from here on.
    package init(_ scope: InboxScope, since start: Timestamp, in transaction: Transaction) throws {
        let workspace = scope.workspace
        let channels = try transaction.rows("SELECT state FROM channels WHERE workspace_id = \(workspace)")
            .map { try $0["state"] as Channel.State }
        self.channels = Int64(channels.filter { $0 != .disconnected }.count)
        connectedChannels = Int64(channels.filter { $0 == .connected }.count)
        let inbox = try TabCounts(scope, inbox: nil, in: transaction).tabs[.open] ?? TabCounts.Count()
        open = inbox.total
        unread = inbox.unread
        let messages = try transaction.row(
            """
            SELECT count(*) FILTER (WHERE direction = 'in') AS received,
            count(*) FILTER (WHERE direction = 'out') AS sent,
            count(*) FILTER (WHERE state = \(MessageState.failed)) AS failed
            FROM messages m WHERE m.workspace_id = \(workspace) AND m.id >= \(Self.firstID(since: start))
            \(scope.isWhole ? "" : Self.seen(scope))
            """
        )
        received = try messages?["received"] ?? 0
        sent = try messages?["sent"] ?? 0
        failed = try messages?["failed"] ?? 0
        hasAnswered =
            try transaction.row(
                "SELECT id FROM messages WHERE workspace_id = \(workspace) AND author_id IS NOT NULL LIMIT 1"
            ) != nil
    }

    /// Messages of conversations that the caller sees.
    private static func seen(_ scope: InboxScope) -> SQL {
        """
        AND EXISTS (SELECT 1 FROM conversations c
         WHERE c.workspace_id = m.workspace_id AND c.id = m.conversation_id AND \(scope.condition("c")))
        """
    }

    /// Identifiers sort by age: the smallest one of `start`, so that the primary key answers.
    private static func firstID(since start: Timestamp) -> Int64 {
        max(0, start.milliseconds - IDGenerator.epoch.milliseconds) << 22
    }
}

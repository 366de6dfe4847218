import Primitives
import Storage

/// What one workspace's stream reads from the database.
struct EventFeed: Sendable {
    enum Found: Sendable {
        case events([Event])
        case reset(EventPosition)
    }

    /// A reader that is further behind loads everything again: that is less work for both sides.
    static let gapMax = 10_000
    private static let pageSize = 200

    let workspace: WorkspaceID
    let database: Database
    let log: EventLog

    func newest() async throws -> EventPosition {
        try await database.read { try newest(in: $0) ?? horizon(in: $0) ?? .start }
    }

    /// - Parameter isFirst: whether the position comes from outside, and so may be one that this log never gave.
    func look(after position: EventPosition, isFirst: Bool) async throws -> Found {
        try await database.read { transaction in
            let horizon = try horizon(in: transaction)
            if let horizon, position < horizon { return .reset(try newest(in: transaction) ?? horizon) }

            let page = try log.page(workspace: workspace, after: position, limit: Self.pageSize, in: transaction)
            if page.isEmpty, isFirst {
                // The database is a copy from before that event, and has gone another way since.
                let newest = try newest(in: transaction) ?? horizon ?? .start
                if position > newest { return .reset(newest) }
            }
            if page.count == Self.pageSize, try isTooFar(position, in: transaction) {
                return .reset(try newest(in: transaction) ?? position)
            }
            return .events(page)
        }
    }

    private func isTooFar(_ position: EventPosition, in transaction: Transaction) throws -> Bool {
        let beyond = try transaction.row(
            """
            SELECT id FROM events
            WHERE workspace_id = \(workspace) AND (xact, id) > (\(position.xact), \(position.id))
            ORDER BY xact, id LIMIT 1 OFFSET \(Self.gapMax)
            """
        )
        return beyond != nil
    }

    private func newest(in transaction: Transaction) throws -> EventPosition? {
        let row = try transaction.row(
            """
            SELECT xact, id FROM events WHERE workspace_id = \(workspace) AND \(EventOrder.isSettled)
            ORDER BY xact DESC, id DESC LIMIT 1
            """
        )
        return try row.map { try EventPosition($0) }
    }

    private func horizon(in transaction: Transaction) throws -> EventPosition? {
        let row = try transaction.row("SELECT xact, id FROM event_horizons WHERE workspace_id = \(workspace)")
        return try row.map { try EventPosition($0) }
    }
}

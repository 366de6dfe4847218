import Primitives
import Storage

/// How far one process has read the log, over all workspaces, and when it looks again.
struct EventWatch: Sendable {
    struct Look: Sendable {
        /// What is new, in order.
        var events: [Event] = []
        /// Up to where everything has been seen.
        var seen: EventPosition
        var isFull = false
        /// Rows are committed but above the horizon: they become readable when an older transaction ends.
        var hasPending = false
    }

    static let pollInterval: Duration = .seconds(1)
    private static let limit = 1000

    /// `nil` before the first look.
    private var seen: EventPosition?
    /// Looks in a row that found something pending.
    private var pendingLooks = 0

    func look(in transaction: Transaction) throws -> Look {
        guard let seen else { return Look(seen: try end(in: transaction)) }
        let rows = try transaction.rows(
            """
            SELECT events.*, CASE WHEN \(EventOrder.isSettled) THEN 1 ELSE 0 END AS is_settled
            FROM events WHERE (xact, id) > (\(seen.xact), \(seen.id))
            ORDER BY xact, id LIMIT \(Self.limit)
            """
        )
        var look = Look(seen: seen, isFull: rows.count == Self.limit)
        for row in rows {
            guard try row["is_settled"] else {
                look.hasPending = true
                look.isFull = false
                break
            }
            let event = try Event(row)
            look.events.append(event)
            look.seen = event.position
        }
        return look
    }

    /// Returns how long to wait before the next look when no notice comes.
    ///
    /// What is pending usually becomes readable within milliseconds, and no notice says so: 20, 40, 80, … ms.
    mutating func take(_ look: Look) -> Duration {
        pendingLooks = look.hasPending && look.events.isEmpty ? pendingLooks + 1 : look.hasPending ? 1 : 0
        seen = look.seen
        if look.isFull { return .zero }
        guard look.hasPending else { return Self.pollInterval }
        return min(.milliseconds(10 << min(pendingLooks, 7)), Self.pollInterval)
    }

    private func end(in transaction: Transaction) throws -> EventPosition {
        let row = try transaction.row(
            "SELECT xact, id FROM events WHERE \(EventOrder.isSettled) ORDER BY xact DESC, id DESC LIMIT 1"
        )
        return try row.map { try EventPosition($0) } ?? .start
    }
}

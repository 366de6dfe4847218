import Primitives
import Storage

/// Service messages that a number has sent as free in a month.
///
/// Source: Meta's pricing page of 2026-09-30: so many a month for each business phone number, no carry-over. What Meta
/// really charges comes by webhook; this count only decides whether credits are held before the send.
struct FreeServiceCounter {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// - Parameter allowance: of the price book's rules for the month.
    func left(_ channel: ChannelID, month: String, of allowance: Int) throws -> Int {
        let used: Int? = try transaction.row(
            """
            SELECT used FROM free_service_counters
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND month = \(month)
            """
        ).map { try $0["used"] }
        return max(0, allowance - (used ?? 0))
    }

    func use(_ channel: ChannelID, month: String) throws {
        try transaction.run(
            """
            INSERT INTO free_service_counters (workspace_id, channel_id, month, used)
            VALUES (\(workspace), \(channel), \(month), 1)
            ON CONFLICT (workspace_id, channel_id, month)
            DO UPDATE SET used = free_service_counters.used + 1
            """
        )
    }
}

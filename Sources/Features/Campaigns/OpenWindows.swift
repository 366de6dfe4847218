import Credits
import Primitives
import Storage

/// The windows that are open on a channel at a moment, as Messaging keeps them with its conversations.
///
/// Reads Messaging's table, which it has no function for yet: a thousand people are asked about at once here, and one
/// question for each would be a thousand round trips.
struct OpenWindows {
    let transaction: Transaction
    let workspace: WorkspaceID
    let channel: ChannelID
    let at: Timestamp

    /// - Parameter contacts: 1,000 at most; everybody when `nil`.
    func find(_ contacts: [ContactID]?) throws -> [ContactID: Window] {
        var sql: SQL = """
            SELECT contact_id, window_until, entry_until FROM conversations
            WHERE workspace_id = \(workspace) AND channel_id = \(channel)
                AND (window_until > \(at) OR entry_until > \(at))
            """
        if let contacts { sql += " AND contact_id IN \(list: contacts)" }
        let rows = try transaction.rows(sql).map { row in
            let window = Window(
                serviceUntil: try row["window_until"],
                entryPointUntil: try row["entry_until"],
                freeServiceLeft: 0
            )
            return (try row["contact_id"] as ContactID, window)
        }
        return Dictionary(rows) { first, _ in first }
    }
}

package import Credits
package import Primitives
package import Storage

/// To whom a window is open on a channel: it decides what a message costs.
package enum OpenWindows {
    /// - Parameter contacts: only these, at most 1,000; all when `nil`.
    package static func find(
        _ channel: ChannelID,
        among contacts: [ContactID]?,
        at now: Timestamp,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [ContactID: Window] {
        var sql: SQL = """
            SELECT contact_id, window_until, entry_until FROM conversations
            WHERE workspace_id = \(workspace) AND channel_id = \(channel)
            AND (window_until > \(now) OR entry_until > \(now))
            """
        if let contacts {
            guard !contacts.isEmpty else { return [:] }
            sql += " AND contact_id IN \(list: contacts)"
        }
        let windows = try transaction.rows(sql).map { row -> (ContactID, Window) in
            let window = Window(
                serviceUntil: try row["window_until"],
                entryPointUntil: try row["entry_until"],
                freeServiceLeft: 0
            )
            return (try row["contact_id"], window)
        }
        return Dictionary(windows) { first, _ in first }
    }
}

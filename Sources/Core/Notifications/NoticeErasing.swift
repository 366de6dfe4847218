package import Primitives
package import Storage

/// Takes notices away that quote somebody.
package enum NoticeErasing {
    /// - Parameter links: what the notices lead to.
    /// - Returns: how many there were.
    package static func erase(_ links: [String], in workspace: WorkspaceID, _ transaction: Transaction) throws -> Int {
        guard !links.isEmpty else { return 0 }
        return try transaction.run(
            "DELETE FROM notices WHERE workspace_id = \(workspace) AND link IN \(list: links)"
        )
    }
}

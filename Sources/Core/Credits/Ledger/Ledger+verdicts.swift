package import Primitives
package import Storage

extension Ledger {
    /// In SQL, for the statements of those who report many messages: why one was free in the end, `NULL` where it was not.
    ///
    /// - Parameter message: the column of its identity.
    package static func finalFreeReason(of message: SQL, in workspace: WorkspaceID) -> SQL {
        final("final_free_reason", message, workspace)
    }

    /// The same: what Meta called it in the end, `NULL` until that is known.
    package static func finalCategory(of message: SQL, in workspace: WorkspaceID) -> SQL {
        final("final_category", message, workspace)
    }

    private static func final(_ column: String, _ message: SQL, _ workspace: WorkspaceID) -> SQL {
        """
        (SELECT \(raw: column) FROM charges WHERE workspace_id = \(workspace) AND charges.message_id = \(message))
        """
    }
}

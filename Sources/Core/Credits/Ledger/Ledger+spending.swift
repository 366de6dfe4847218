package import Primitives
import Storage

extension Ledger {
    /// What was charged since `moment`, late charges and what the reconciliation found included.
    ///
    /// Journal rows, a handful for each batch of messages, not the messages themselves: a month is quickly summed.
    package func spent(_ workspace: WorkspaceID, since moment: Timestamp) throws -> Points {
        let row = try transaction.row(
            """
            SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) AS spent FROM transfers
            WHERE workspace_id = \(workspace) AND credit = 'spent' AND at >= \(moment)
            """
        )
        return try row?["spent"] ?? .zero
    }
}

package import Primitives
package import Storage

extension CreditService {
    /// When the points will have run out, what is planned included; `nil` when they will last.
    ///
    /// - Throws: `CreditError.noWallet`.
    package func forecast(_ workspace: WorkspaceID, in transaction: Transaction) throws -> Forecast? {
        try ledger(in: transaction).forecast(workspace, planned: planned(transaction, workspace))
    }
}

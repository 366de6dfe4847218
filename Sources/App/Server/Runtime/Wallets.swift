import Credits
import Primitives
import Storage
import Workspaces

/// What happens to a workspace's wallet on the way of the workspace, in the same transactions.
struct Wallets: Sendable {
    let credits: CreditService

    /// A new workspace has a wallet at once: empty, and ready to be looked at and filled.
    @Sendable
    func open(_ transaction: Transaction, _ workspace: WorkspaceID) throws {
        let currency = try WorkspaceStore(transaction).find(workspace)?.currency ?? "USD"
        let book = try credits.bookName(for: currency, in: transaction)
        try credits.ledger(in: transaction).open(workspace, book: book)
    }

    /// The 50 points of a new trial.
    @Sendable
    func grantTrial(_ transaction: Transaction, _ workspace: WorkspaceID) throws {
        _ = try credits.ledger(in: transaction).grantTrial(workspace)
    }
}

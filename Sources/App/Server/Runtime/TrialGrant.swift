import Credits
import Primitives
import Storage
import Workspaces

/// The 50 points of a new trial, in the transaction that activates it.
enum TrialGrant {
    static func grant(_ credits: CreditService, to workspace: WorkspaceID, in transaction: Transaction) throws {
        let ledger = credits.ledger(in: transaction)
        try ledger.open(workspace, book: WorkspaceStore(transaction).find(workspace)?.currency ?? "USD")
        _ = try ledger.grantTrial(workspace)
    }
}

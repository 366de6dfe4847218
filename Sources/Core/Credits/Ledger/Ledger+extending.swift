package import Primitives
import Storage

extension Ledger {
    /// Has a hold whose time is over soon last longer; one that is closed stays so.
    ///
    /// - Parameters:
    ///   - soon: one that ends later than this is left alone.
    ///   - moment: when it ends from now on.
    package func extend(_ workspace: WorkspaceID, hold: HoldID, endingBefore soon: Timestamp, to moment: Timestamp)
        throws
    {
        try HoldStore(transaction: transaction, workspace: workspace).extend(hold, endingBefore: soon, to: moment)
    }

    /// Whether messages can still be assigned to a hold.
    package func isOpen(_ workspace: WorkspaceID, hold: HoldID) throws -> Bool {
        guard let found = try HoldStore(transaction: transaction, workspace: workspace).find(hold) else { return false }
        return found.closedAt == nil
    }
}

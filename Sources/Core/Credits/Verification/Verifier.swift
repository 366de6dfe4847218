package import Primitives
package import Storage

/// Looks whether every number about credits can be recomputed from its rows: `lodestone verify`.
///
/// Reads one consistent state, so it may run while others work. docs/credits.md lists the invariants.
package struct Verifier {
    private let transaction: Transaction
    private let settings: CreditSettings

    package init(_ transaction: Transaction, settings: CreditSettings = CreditSettings()) {
        self.transaction = transaction
        self.settings = settings
    }

    /// What is wrong, at most 100 findings of each invariant; empty when all is well.
    ///
    /// - Parameter workspace: one of them, or `nil` for all.
    package func findings(workspace: WorkspaceID? = nil) throws -> [Finding] {
        let invariants =
            Invariant.journal + Invariant.lots + Invariant.clawbacks + Invariant.caps + Invariant.messages
            + Invariant.alerts(settings)
        return try invariants.flatMap { try $0.findings(in: transaction, workspace: workspace) }
            + SealCheck(transaction: transaction).findings(workspace: workspace)
    }
}

package import Primitives
package import Storage

/// Told what a settlement came to, inside the transaction that makes it.
package typealias SettlementObserver = @Sendable (Transaction, WorkspaceID, Settlement) throws -> Void

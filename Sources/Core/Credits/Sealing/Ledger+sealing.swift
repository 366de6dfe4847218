package import Primitives
import Storage

extension Ledger {
    /// Rows in one seal: a wallet that is sealed for the first time is sealed in pieces.
    private static let sealMost: Int64 = 20_000

    /// Puts what was written since the last seal under the next. Nobody waits for it: rows of the journal never change, and
    /// become visible in their order.
    ///
    /// - Returns: the seal; `nil` when nothing was written since.
    @discardableResult
    package func sealJournal(_ workspace: WorkspaceID) throws -> JournalSeal? {
        let store = SealStore(transaction: transaction, workspace: workspace)
        let previous = try store.last()
        let first = (previous?.through ?? 0) + 1
        let sealed = try store.hash(from: first, through: first + Self.sealMost - 1, after: previous?.hash ?? [])
        guard sealed.last >= first else { return nil }
        let seal = JournalSeal(from: first, through: sealed.last, hash: sealed.hash, at: ambient.now())
        try store.insert(seal)
        return seal
    }

    /// The head of the chain.
    package func seal(of workspace: WorkspaceID) throws -> JournalSeal? {
        try SealStore(transaction: transaction, workspace: workspace).last()
    }
}

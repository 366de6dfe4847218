package import Primitives

/// A wallet as others see it.
package struct Wallet: Sendable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case ok
        /// At or below the notice line. A trial that never bought anything is not called low.
        case low
        /// Paid sends are refused.
        case locked
    }

    package let workspace: WorkspaceID
    /// The currency of its price book.
    package let book: String
    package let balances: Balances
    package let state: State
    package let noticeAt: Points

    package var available: Points { balances.available }
    package var held: Points { balances.held }
    package var spent: Points { balances.spent }
}

extension Wallet {
    init(_ row: WalletRow, settings: CreditSettings) {
        workspace = row.workspace
        book = row.book
        balances = row.balances
        noticeAt = settings.noticeAt
        if row.balances.available <= settings.lockAt {
            state = .locked
        } else if row.balances.available <= settings.noticeAt, row.balances.hasBought {
            state = .low
        } else {
            state = .ok
        }
    }
}

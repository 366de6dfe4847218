import Primitives
import Storage

/// The journal of a period as a file: the oldest first, each row with the available balance after it, up to the row that was
/// the last when it began.
struct JournalExport: Sendable {
    private static let page = 1_000

    private let database: Database
    private let workspace: WorkspaceID
    private let filter: JournalStore.Filter
    private let end: Int64
    /// Before the first row.
    private let opening: Points

    /// - Throws: `CreditError.noWallet`.
    init(database: Database, workspace: WorkspaceID, filter: JournalStore.Filter) async throws {
        self.database = database
        self.workspace = workspace
        self.filter = filter
        // From one state, as in the statement: the balance now, less what came since.
        (end, opening) = try await database.read { transaction in
            let wallet = try WalletStore(transaction: transaction).find(workspace)
            let store = JournalStore(transaction: transaction, workspace: workspace)
            let first = try store.oldest(filter.ofAllKinds, after: 0, through: wallet.lastSequence, limit: 1).first
            guard let first else { return (0, .zero) }
            return (
                wallet.lastSequence, wallet.balances.available - (try store.availableSince(first.sequence - 1))
            )
        }
    }

    /// Reads every kind, also where only one is wanted: all of them make the balance.
    func pages(_ take: ([StatementLineBody]) async throws -> Void) async throws {
        var (last, balance): (Int64, Points) = (0, opening)
        while true {
            let after = last
            let lines = try await database.read { transaction in
                try JournalStore(transaction: transaction, workspace: workspace)
                    .oldest(filter.ofAllKinds, after: after, through: end, limit: Self.page)
            }
            let bodies = lines.map { line in
                balance += line.moved
                return StatementLineBody(line, balance: balance)
            }
            try await take(bodies.filter { filter.kind == nil || $0.kind == filter.kind?.rawValue })
            guard lines.count == Self.page, let newest = lines.last else { return }
            last = newest.sequence
        }
    }
}

extension JournalStore.Filter {
    fileprivate var ofAllKinds: JournalStore.Filter { JournalStore.Filter(from: from, to: to) }
}

import Primitives
import Routes
import Storage

/// The journal as people know it from a bank.
struct StatementRoutes: Sendable {
    let service: CreditService

    var all: [Route] {
        [
            Route(
                .get,
                "/api/credits/statement",
                access: .permission(CreditRoutes.journal),
                summary: "Every movement of points with the balance after it, newest first",
                query: .page + [
                    QueryParameter("from", "RFC 3339, inclusive"), QueryParameter("to", "RFC 3339, exclusive"),
                ],
                gives: StatementBody.self,
                statement
            )
        ]
    }

    @Sendable
    private func statement(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let page = try call.page
        let filter = JournalStore.Filter(from: try call.queryTimestamp("from"), to: try call.queryTimestamp("to"))
        let last = try page.after?.number(0)
        // From one state: the balance now, less what came after the newest line that is shown.
        let (lines, seal) = try await service.database.read { transaction in
            let seal = try SealStore(transaction: transaction, workspace: workspace).last()
            let store = JournalStore(transaction: transaction, workspace: workspace)
            let lines = try store.newest(filter, before: last, limit: page.limit + 1)
            guard let newest = lines.first else { return ([StatementLineBody](), seal) }
            var balance = try WalletStore(transaction: transaction).find(workspace).balances.available
            balance -= try store.availableSince(newest.sequence)
            let bodies = lines.map { line in
                defer { balance -= line.moved }
                return StatementLineBody(line, balance: balance)
            }
            return (bodies, seal)
        }
        let shown = Page(fetched: lines, page: page, cursor: { Cursor($0.id) }, item: { $0 })
        return .json(StatementBody(items: shown.items, next: shown.next, seal: seal.map(StatementBody.Seal.init)))
    }
}

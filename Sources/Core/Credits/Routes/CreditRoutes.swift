import HTTPTypes
import Primitives
package import Routes
import Storage

/// What credits show over HTTP. Points move by sending, by settling and by paying; here only caps are set.
package struct CreditRoutes: Sendable {
    /// The balance, the lots and holds behind it, and the prices.
    package static let view = Permission("credits.view", from: .member)
    /// Every movement of points.
    package static let journal = Permission("credits.journal", from: .admin)

    /// What owners decide about money: the same name as billing's.
    package static let manage = Permission("billing.manage", from: .owner)

    private static let listLimit = 200

    private let service: CreditService

    package init(_ service: CreditService) {
        self.service = service
    }

    package var all: [Route] {
        own + PriceRoutes(service: service).all + CapRoutes(service: service).all
            + StatementRoutes(service: service).all + UsageRoutes(service: service).all
    }

    private var own: [Route] {
        [
            Route(
                .get,
                "/api/credits",
                access: .permission(Self.view),
                summary: "The balance and what stands behind it",
                gives: CreditsBody.self,
                credits
            ),
            Route(
                .get,
                "/api/credits/journal",
                access: .permission(Self.journal),
                summary: "Every movement of points, newest first",
                query: .page + Self.filters,
                gives: Page<TransferBody>.self,
                journal
            ),
            Route(
                .get,
                "/api/credits/journal.csv",
                access: .permission(Self.journal),
                summary: "Every movement of points with the balance after it as a CSV file, oldest first",
                query: Self.filters,
                media: "text/csv",
                export
            ),
        ]
    }

    private static let filters = [
        QueryParameter("kind", "Only these: " + TransferKind.allCases.map(\.rawValue).joined(separator: ", ")),
        QueryParameter("from", "RFC 3339, inclusive"),
        QueryParameter("to", "RFC 3339, exclusive"),
    ]

    @Sendable
    private func credits(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        return .json(
            try await service.database.read { transaction in
                let ledger = service.ledger(in: transaction)
                let wallet = try ledger.wallet(workspace)
                let forecast = try ledger.forecast(workspace, planned: service.planned(transaction, workspace))
                let lots = try LotStore(transaction: transaction, workspace: workspace).live().sorted(
                    by: Lot.burnsBefore
                )
                let holds = try HoldStore(transaction: transaction, workspace: workspace).open(limit: Self.listLimit)
                return CreditsBody(
                    available: wallet.available,
                    held: wallet.held,
                    spent: wallet.spent,
                    state: wallet.state,
                    noticeAt: wallet.noticeAt,
                    strict: service.settings.strict,
                    caps: CapsBody(try ledger.caps(workspace)),
                    forecast: forecast.map(ForecastBody.init),
                    lots: lots.prefix(Self.listLimit).map(LotBody.init),
                    holds: holds.map(HoldBody.init)
                )
            }
        )
    }

    @Sendable
    private func journal(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let (filter, page) = (try filter(call), try call.page)
        let last = try page.after?.number(0)
        let lines = try await service.database.read { transaction in
            try JournalStore(transaction: transaction, workspace: workspace)
                .newest(filter, before: last, limit: page.limit + 1)
        }
        return .json(
            Page(
                fetched: lines,
                page: page,
                cursor: { Cursor(TransferID(rawValue: $0.sequence)) },
                item: TransferBody.init
            )
        )
    }

    @Sendable
    private func export(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let export = try await JournalExport(database: service.database, workspace: workspace, filter: filter(call))
        return .csv(filename: "message-credits.csv") { writer in
            try await writer.write(
                CSVLine.text(["number", "at", "kind", "points", "from", "to", "reference", "label", "balance"])
            )
            try await export.pages { try await writer.write($0.map(Self.line).joined()) }
        }
    }

    private static func line(_ line: StatementLineBody) -> String {
        CSVLine.text([
            "\(line.id.rawValue)", "\(line.at)", line.kind, "\(line.amount)", line.debit, line.credit,
            line.reference ?? "", line.label ?? "", "\(line.balance)",
        ])
    }

    private func filter(_ call: Call) throws -> JournalStore.Filter {
        JournalStore.Filter(
            kind: try call.query("kind", "a kind of transfer") { TransferKind(rawValue: $0) },
            from: try call.queryTimestamp("from"),
            to: try call.queryTimestamp("to")
        )
    }
}

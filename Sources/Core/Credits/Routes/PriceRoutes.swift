import Primitives
import Routes
import Storage

/// What messages cost the workspace.
struct PriceRoutes: Sendable {
    let service: CreditService

    var all: [Route] {
        [
            Route(
                .get,
                "/api/prices",
                access: .permission(CreditRoutes.view),
                summary: "The price of a message by market and category",
                query: [QueryParameter("at", "RFC 3339; now when left out")],
                gives: Page<PriceBody>.self,
                prices
            ),
            Route(
                .get,
                "/api/prices/tiers",
                access: .permission(CreditRoutes.view),
                summary: "The steps of Meta's volume discount that the workspace's numbers have reached this month",
                gives: VolumeStandingsBody.self,
                tiers
            ),
        ]
    }

    @Sendable
    private func prices(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let moment = try call.queryTimestamp("at") ?? call.arrivedAt
        let book = try await service.database.read { try service.ledger(in: $0).book(workspace) }
        let lines = book.lines(at: moment)
        let tiers = Dictionary(grouping: lines.map(\.price).filter(\.key.isTier), by: \.key.list)
        let items = lines.filter { !$0.price.key.isTier }.compactMap { line, until in
            line.amount.map { amount in
                PriceBody(
                    market: line.market,
                    category: line.category,
                    amount: amount,
                    from: line.from,
                    to: until,
                    tiers: (tiers[line.key] ?? []).compactMap { tier in
                        tier.amount.map { TierPriceBody(tierFrom: tier.tierFrom, amount: $0) }
                    }
                )
            }
        }
        return .json(Page(items: items))
    }

    @Sendable
    private func tiers(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let now = call.arrivedAt
        let (book, tiers) = try await service.database.read { transaction in
            let ledger = service.ledger(in: transaction)
            return (try ledger.book(workspace), try ledger.tiers(workspace))
        }
        let month = book.month(of: book.day(of: now))
        let items = tiers.standings(in: month).map { standing in
            VolumeStandingBody(
                market: standing.key.market,
                category: standing.key.category,
                tierFrom: standing.key.tierFrom,
                since: standing.since,
                amount: book.tier(standing.key, at: now)?.amount,
                list: try? book.price(of: standing.key.category, in: standing.key.market, at: now).amount,
                channels: standing.channels
            )
        }
        return .json(VolumeStandingsBody(month: month, items: items))
    }
}

import Credits
import Jobs
import Primitives
import Routes
import Storage
import Workspaces

/// The figures of the instance.
struct OverviewRoutes: Sendable {
    /// Since when points must have moved in a workspace that is called active.
    private static let activeWithin = Duration.days(30)

    let tools: OperatorTools

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/operator/overview",
                access: .operator,
                summary: "The figures of all workspaces",
                gives: OverviewBody.self,
                show
            )
        ]
    }

    @Sendable
    private func show(_ call: Call) async throws -> Reply {
        let now = tools.ambient.now()
        let today = CivilDay(daysSince1970: now.seconds.flooredDivision(by: 86400))
        let first = CivilDay(daysSince1970: today.daysSince1970 - today.parts.day + 1)
        let suspense = try await tools.suspense()
        let gateways = try await tools.gateways()
        return .json(
            try await tools.database.read { [tools] transaction in
                let totals = try tools.credits.totals(activeSince: now - Self.activeWithin, in: transaction)
                let spent = try tools.credits.spent(
                    since: Timestamp(seconds: first.daysSince1970 * 86400),
                    andSince: Timestamp(seconds: today.daysSince1970 * 86400),
                    in: transaction
                )
                return OverviewBody(
                    workspaces: .init(
                        total: try WorkspaceDirectory(transaction).count(),
                        active: totals.active,
                        locked: totals.locked,
                        low: totals.low
                    ),
                    points: .init(
                        available: totals.available,
                        held: totals.held,
                        spentToday: spent.day,
                        spentMonth: spent.month
                    ),
                    suspense: suspense,
                    deadJobs: try DeadJobStore(transaction, ambient: tools.ambient).count(),
                    gateways: gateways,
                    version: tools.version
                )
            }
        )
    }
}

import Campaigns
import Credits
import Foundation
import Messaging
import Primitives
import Routes
import Storage
import Workspaces

/// The figures of the first page.
struct DashboardRoutes {
    let features: Features
    let world: World

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/dashboard",
                access: .permission(.viewInbox),
                summary: "The figures of the first page",
                gives: DashboardBody.self,
                show
            )
        ]
    }

    @Sendable private func show(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let workspace = caller.workspace
        let now = world.ambient.now()
        let credits = features.credits
        return .json(
            try await world.database.read { transaction in
                let zone = try WorkspaceStore(transaction).find(workspace)?.timeZone ?? "UTC"
                let starts = DayStarts(now, zone: zone)
                let ledger = credits.ledger(in: transaction)
                let wallet = try ledger.wallet(workspace)
                let standing = try CampaignStore(transaction, in: workspace).standing()
                let counts = try InboxCounts(InboxScope(caller, in: transaction), since: starts.day, in: transaction)
                return DashboardBody(
                    counts: counts,
                    campaigns: .init(running: Int64(standing.running), scheduled: Int64(standing.scheduled)),
                    credits: caller.can(CreditRoutes.view)
                        ? DashboardBody.Credits(
                            available: wallet.available,
                            held: wallet.held,
                            spentToday: try ledger.spent(workspace, since: starts.day),
                            spentMonth: try ledger.spent(workspace, since: starts.month)
                        ) : nil,
                    hasCredits: wallet.available > .zero,
                    steps: try FirstSteps(workspace, in: transaction)
                )
            }
        )
    }
}

/// When today and this month began where the workspace is.
struct DayStarts {
    let day: Timestamp
    let month: Timestamp

    /// - Parameter zone: an IANA name; UTC when it is unknown.
    init(_ now: Timestamp, zone: String) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        let moment = Date(timeIntervalSince1970: TimeInterval(now.seconds))
        let month = calendar.dateInterval(of: .month, for: moment)?.start ?? moment
        self.day = Timestamp(seconds: Int64(calendar.startOfDay(for: moment).timeIntervalSince1970))
        self.month = Timestamp(seconds: Int64(month.timeIntervalSince1970))
    }
}

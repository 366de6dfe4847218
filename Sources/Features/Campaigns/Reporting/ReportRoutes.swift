import Primitives
import Routes

/// What became of campaigns.
struct ReportRoutes: Sendable {
    private let campaigns: CampaignService

    init(_ campaigns: CampaignService) {
        self.campaigns = campaigns
    }

    var routes: [Route] { [report] }

    private var report: Route {
        Route(
            .get,
            "/api/campaigns/{id}/report",
            access: .permission(.viewCampaigns),
            summary: "The campaign's funnel, reasons, cost line by line, answers and hours",
            gives: ReportBody.self
        ) { call in
            .json(ReportBody(try await campaigns.report(call.id("id"), in: call.caller.workspace)))
        }
    }
}

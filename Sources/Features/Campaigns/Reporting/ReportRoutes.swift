import Contacts
import HTTPTypes
import Primitives
import Routes

/// What became of campaigns.
struct ReportRoutes: Sendable {
    private let campaigns: CampaignService

    init(_ campaigns: CampaignService) {
        self.campaigns = campaigns
    }

    var routes: [Route] { [report, act] }

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

    private var act: Route {
        Route(
            .post,
            "/api/campaigns/{id}/actions",
            access: .permission(.editCampaigns),
            summary: "Tag everybody of whom this became, or put them into a sequence",
            takes: OutcomeActionBody.self,
            gives: OutcomeActionReply.self,
            status: 202
        ) { call in
            let (body, caller) = (try await call.body(OutcomeActionBody.self), try call.caller)
            if body.tagId != nil { try caller.require(.editContacts) }
            let matched = try await campaigns.act(
                on: body.outcome,
                of: call.id("id"),
                tag: body.tagId,
                sequence: body.sequenceId,
                by: caller
            )
            return .json(OutcomeActionReply(matched: matched), status: .accepted)
        }
    }
}

/// `POST /api/campaigns/{id}/actions`: one of the two.
struct OutcomeActionBody: Codable, Sendable {
    let outcome: RetargetOutcome
    let tagId: TagID?
    let sequenceId: String?
}

struct OutcomeActionReply: Codable, Sendable {
    /// How many it is done to.
    let matched: Int
}

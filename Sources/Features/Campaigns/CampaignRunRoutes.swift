import HTTPTypes
import NIOCore
import Primitives
import Routes

/// What starts, holds up and ends campaigns.
struct CampaignRunRoutes: Sendable {
    private let campaigns: CampaignService

    init(_ campaigns: CampaignService) {
        self.campaigns = campaigns
    }

    var routes: [Route] { [start, pause, resume, cancel, trial] }

    private var start: Route {
        Route(
            .put,
            "/api/campaigns/{id}/start",
            access: .permission(.sendCampaigns),
            summary: "Start a campaign now or at a time to come",
            takes: CampaignStartBody.self,
            needsBody: false,
            gives: CampaignBody.self
        ) { call in
            // No body means now.
            let isEmpty = try await call.rawBody().readableBytes == 0
            let body = isEmpty ? .now : try await call.body(CampaignStartBody.self)
            let id: CampaignID = try call.id("id")
            if body.late == .skip { return .json(CampaignBody(try await campaigns.skipLate(id, by: call.caller))) }
            let shown = try await campaigns.start(id, at: body.at, funding: body.funding, by: call.caller)
            return .json(CampaignBody(shown))
        }
    }

    private var pause: Route {
        Route(
            .put,
            "/api/campaigns/{id}/pause",
            access: .permission(.sendCampaigns),
            summary: "Hold back what is not handed to WhatsApp yet",
            gives: CampaignBody.self
        ) { call in
            .json(CampaignBody(try await campaigns.pause(call.id("id"), by: call.caller)))
        }
    }

    private var resume: Route {
        Route(
            .delete,
            "/api/campaigns/{id}/pause",
            access: .permission(.sendCampaigns),
            summary: "Go on with a paused campaign",
            gives: CampaignBody.self
        ) { call in
            .json(CampaignBody(try await campaigns.resume(call.id("id"), by: call.caller)))
        }
    }

    private var cancel: Route {
        Route(
            .put,
            "/api/campaigns/{id}/cancellation",
            access: .permission(.sendCampaigns),
            summary: "Stop a campaign for good; what is on its way comes to its own end",
            gives: CampaignBody.self
        ) { call in
            .json(CampaignBody(try await campaigns.cancel(call.id("id"), by: call.caller)))
        }
    }

    private var trial: Route {
        Route(
            .post,
            "/api/campaigns/{id}/trials",
            access: .permission(.sendCampaigns),
            summary: "Send the campaign's message to one number, charged like any other",
            takes: CampaignTrialBody.self,
            gives: CampaignTrialReply.self,
            status: 202
        ) { call in
            let body = try await call.body(CampaignTrialBody.self)
            let message = try await campaigns.trial(call.id("id"), row: body.row, to: body.phone, by: call.caller)
            return .json(CampaignTrialReply(messageId: message), status: .accepted)
        }
    }
}

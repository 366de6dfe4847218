import HTTPTypes
import NIOCore
import Primitives
import Routes

/// Before a campaign and beside it: the check, copies, the messages of an API campaign, and how campaigns spare people.
struct CampaignPlanRoutes: Sendable {
    private let campaigns: CampaignService

    init(_ campaigns: CampaignService) {
        self.campaigns = campaigns
    }

    var routes: [Route] { [check, copy, retarget, deliver, settings, setSettings] }

    private var check: Route {
        Route(
            .get,
            "/api/campaigns/{id}/check",
            access: .permission(.viewCampaigns),
            summary: "What would keep the campaign from going out as it is planned",
            query: [QueryParameter("at", "when it is to start; its time, or now, when left out")],
            gives: CheckBody.self
        ) { call in
            let items = try await campaigns.check(
                call.id("id"),
                at: call.queryTimestamp("at"),
                in: call.caller.workspace
            )
            return .json(CheckBody(ready: !items.contains { $0.state == .stop }, items: items))
        }
    }

    private var copy: Route {
        Route(
            .post,
            "/api/campaigns/{id}/copy",
            access: .permission(.editCampaigns),
            summary: "A draft with the plan of this campaign",
            takes: CopyBody.self,
            needsBody: false,
            gives: CampaignBody.self,
            status: 201
        ) { call in
            let isEmpty = try await call.rawBody().readableBytes == 0
            let name = isEmpty ? nil : try await call.body(CopyBody.self).name
            let made = try await campaigns.copy(call.id("id"), name: name, by: call.caller)
            let whole = try await campaigns.find(whole: made.campaign.id, for: call.caller)
            return .created(CampaignBody(whole), at: "/api/campaigns/\(made.campaign.id)")
        }
    }

    private var retarget: Route {
        Route(
            .post,
            "/api/campaigns/{id}/retarget",
            access: .permission(.editCampaigns),
            summary: "A draft to those of the campaign's people of whom this became",
            takes: RetargetBody.self,
            gives: CampaignBody.self,
            status: 201
        ) { call in
            let body = try await call.body(RetargetBody.self)
            let made = try await campaigns.retarget(
                call.id("id"),
                body.outcome,
                name: body.name,
                by: call.caller
            )
            let whole = try await campaigns.find(whole: made.campaign.id, for: call.caller)
            return .created(CampaignBody(whole), at: "/api/campaigns/\(made.campaign.id)")
        }
    }

    private var deliver: Route {
        Route(
            .post,
            "/api/campaigns/{id}/messages",
            access: .permission(.sendCampaigns),
            summary: "Send one message of an API campaign",
            takes: CampaignMessageWish.self,
            gives: DeliveredBody.self,
            status: 202
        ) { call in
            let wish = try await call.body(CampaignMessageWish.self)
            let row = try await campaigns.deliver(wish, of: call.id("id"), by: call.caller)
            return .json(DeliveredBody(row), status: .accepted)
        }
    }

    private var settings: Route {
        Route(
            .get,
            "/api/channels/{id}/campaign-settings",
            access: .permission(.viewCampaigns),
            summary: "How the channel's campaigns spare people and colleagues",
            gives: CampaignSettings.self
        ) { call in
            let channel: ChannelID = try call.id("id")
            return try await Self.found(channel) {
                .json(try await campaigns.settings(of: channel, in: call.caller.workspace))
            }
        }
    }

    private var setSettings: Route {
        Route(
            .put,
            "/api/channels/{id}/campaign-settings",
            access: .permission(.sendCampaigns),
            summary: "Say how the channel's campaigns spare people and colleagues; what is left out is switched off",
            takes: CampaignSettings.self,
            gives: CampaignSettings.self
        ) { call in
            let channel: ChannelID = try call.id("id")
            let settings = try await call.body(CampaignSettings.self)
            return try await Self.found(channel) {
                try await campaigns.set(settings, of: channel, by: call.caller)
                return .json(settings)
            }
        }
    }

    /// Here the channel is the address and not a part of what was sent.
    private static func found(_ channel: ChannelID, _ answer: () async throws -> Reply) async throws -> Reply {
        do {
            return try await answer()
        } catch CampaignError.channelNotFound(channel) {
            throw Problem.notFound
        }
    }
}

struct CheckBody: Codable, Sendable {
    let ready: Bool
    let items: [CheckItem]
}

struct RetargetBody: Codable, Sendable {
    let outcome: RetargetOutcome
    let name: String?
}

struct CopyBody: Codable, Sendable {
    let name: String?
}

/// What a message of an API campaign was taken as.
struct DeliveredBody: Codable, Sendable {
    struct Skipped: Codable, Sendable {
        let reason: String
        let words: String
    }

    let row: Int
    let state: RecipientState
    let messageId: MessageID?
    let skipped: Skipped?

    init(_ row: DeliveredRow) {
        self.row = row.row
        state = row.state
        messageId = row.message
        skipped = row.skippedCode.map {
            Skipped(reason: SkipReason.key($0), words: row.skipped?.words ?? SkipReason.title($0) ?? "")
        }
    }
}

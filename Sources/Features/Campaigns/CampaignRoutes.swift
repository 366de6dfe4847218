import Primitives
package import Routes

/// `/api/campaigns`: looking at campaigns and making them. `CampaignRunRoutes` has what moves them.
package struct CampaignRoutes: Sendable {
    private let campaigns: CampaignService

    package init(_ campaigns: CampaignService) {
        self.campaigns = campaigns
    }

    package var routes: [Route] {
        [list, create, show, change, delete, estimate, preview] + CampaignRunRoutes(campaigns).routes
            + RecipientRoutes(campaigns).routes + ReportRoutes(campaigns).routes + AudienceRoutes(campaigns).routes
            + CampaignPlanRoutes(campaigns).routes
    }

    private var list: Route {
        Route(
            .get,
            "/api/campaigns",
            access: .permission(.viewCampaigns),
            summary: "Campaigns, the newest first",
            query: .page + CampaignFilter.parameters,
            gives: Page<CampaignBody>.self
        ) { call in
            let page = try call.page
            let fetched = try await campaigns.page(
                call.caller.workspace,
                CampaignFilter(call),
                after: page.after?.id(0),
                limit: page.limit + 1
            )
            return .json(
                Page(fetched: fetched, page: page, cursor: { Cursor($0.campaign.id) }, item: CampaignBody.init)
            )
        }
    }

    private var create: Route {
        Route(
            .post,
            "/api/campaigns",
            access: .permission(.editCampaigns),
            summary: "Make a draft of a campaign",
            takes: CampaignWish.self,
            gives: CampaignBody.self,
            status: 201
        ) { call in
            let id = try await campaigns.create(try await call.body(CampaignWish.self), by: call.caller).campaign.id
            return .created(
                CampaignBody(try await campaigns.find(whole: id, for: call.caller)),
                at: "/api/campaigns/\(id)"
            )
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/campaigns/{id}",
            access: .permission(.viewCampaigns),
            summary: "One campaign with its counts and cost",
            gives: CampaignBody.self
        ) { call in
            .json(CampaignBody(try await campaigns.find(whole: call.id("id"), for: call.caller)))
        }
    }

    private var change: Route {
        Route(
            .patch,
            "/api/campaigns/{id}",
            access: .permission(.editCampaigns),
            summary: "Change a draft",
            takes: CampaignWish.self,
            gives: CampaignBody.self
        ) { call in
            let wish = try await call.body(CampaignWish.self)
            let id = try await campaigns.change(call.id("id"), wish, by: call.caller).campaign.id
            return .json(CampaignBody(try await campaigns.find(whole: id, for: call.caller)))
        }
    }

    private var delete: Route {
        Route(.delete, "/api/campaigns/{id}", access: .permission(.editCampaigns), summary: "Delete a draft") { call in
            try await campaigns.delete(call.id("id"), by: call.caller)
            return .noContent
        }
    }

    private var estimate: Route {
        Route(
            .get,
            "/api/campaigns/{id}/estimate",
            access: .permission(.viewCampaigns),
            summary: "What the campaign will cost by country and category, and whether the wallet has it",
            gives: CampaignEstimateBody.self
        ) { call in
            let (id, workspace): (CampaignID, WorkspaceID) = (try call.id("id"), try call.caller.workspace)
            let outlook = try await campaigns.outlook(id, in: workspace)
            let time = try await campaigns.duration(id, people: outlook.estimate.recipients, in: workspace)
            return .json(CampaignEstimateBody(outlook, time))
        }
    }

    private var preview: Route {
        Route(
            .get,
            "/api/campaigns/{id}/preview",
            access: .permission(.viewCampaigns),
            summary: "The message as the person of one row will get it",
            query: [
                QueryParameter(
                    "row",
                    "The file's row, or 1 to 20 of another audience; the first good one when left out"
                ),
                QueryParameter("excluded", "true for those of an audience that is no file who would be left out"),
            ],
            gives: CampaignPreviewBody.self
        ) { call in
            let row = try call.query("row", "a row number") { Int($0) }
            let isLeftOut = try call.query("excluded", "true or false") { Bool($0) } ?? false
            let preview = try await campaigns.preview(
                call.id("id"),
                row: row,
                isLeftOut: isLeftOut,
                in: call.caller.workspace
            )
            return .json(CampaignPreviewBody(preview, for: try call.caller))
        }
    }
}

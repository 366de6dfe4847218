package import Jobs
package import Routes
package import Storage

/// What the server composes of this feature.
package struct CampaignsFeature: Sendable {
    package let campaigns: CampaignService

    package init(_ campaigns: CampaignService) {
        self.campaigns = campaigns
    }

    package var migrations: [Migration] { CampaignMigrations.all }
    package var routes: [Route] { CampaignRoutes(campaigns).routes }
    package var jobHandlers: [JobHandler] { campaigns.handlers }
    package var permissions: [Permission] { Permission.campaigns }
}

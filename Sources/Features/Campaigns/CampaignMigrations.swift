package import Storage

package enum CampaignMigrations {
    package static let all = [
        Migration("m0300_campaigns", PackageResources.m0300_campaigns_sql),
        Migration("m0301_campaigns_planned", PackageResources.m0301_campaigns_planned_sql),
    ]
}

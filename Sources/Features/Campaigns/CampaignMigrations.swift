package import Storage

package enum CampaignMigrations {
    package static let all = [
        Migration("m0300_campaigns", PackageResources.m0300_campaigns_sql),
        Migration("m0301_campaigns_planned", PackageResources.m0301_campaigns_planned_sql),
        Migration(
            "m0302_recipient_check",
            sqlite: PackageResources.m0302_recipient_check_sqlite_sql,
            postgres: PackageResources.m0302_recipient_check_postgres_sql
        ),
        Migration("m0303_campaigns_reservations", PackageResources.m0303_campaigns_reservations_sql),
        Migration("m0304_campaigns_planning", PackageResources.m0304_campaigns_planning_sql),
        Migration("m0307_campaign_replies", PackageResources.m0307_campaign_replies_sql),
        Migration("m0308_campaign_hours", PackageResources.m0308_campaign_hours_sql),
        Migration("m0309_campaign_rows", PackageResources.m0309_campaign_rows_sql),
        Migration("m0310_campaign_pace", PackageResources.m0310_campaign_pace_sql),
        Migration("m0311_campaign_red", PackageResources.m0311_campaign_red_sql),
    ]
}

package import Storage

/// The schema of credits.
package enum CreditMigrations {
    package static let all: [Migration] = [
        Migration("m0220_credits", PackageResources.m0220_credits_sql),
        Migration(
            "m0221_credits_append_only",
            sqlite: PackageResources.m0221_credits_append_only_sqlite_sql,
            postgres: PackageResources.m0221_credits_append_only_postgres_sql
        ),
        Migration("m0222_credits_plans", PackageResources.m0222_credits_plans_sql),
        Migration(
            "m0223_credits_clawbacks",
            sqlite: PackageResources.m0223_credits_clawbacks_sqlite_sql,
            postgres: PackageResources.m0223_credits_clawbacks_postgres_sql
        ),
        Migration("m0224_credits_without_leases", PackageResources.m0224_credits_without_leases_sql),
        Migration("m0225_credits_caps", PackageResources.m0225_credits_caps_sql),
        Migration("m0226_credits_alert_days", PackageResources.m0226_credits_alert_days_sql),
        Migration("m0227_credits_usage", PackageResources.m0227_credits_usage_sql),
        Migration(
            "m0229_credits_checks",
            sqlite: PackageResources.m0229_credits_checks_sqlite_sql,
            postgres: PackageResources.m0229_credits_checks_postgres_sql
        ),
        Migration(
            "m0270_credits_seals",
            sqlite: PackageResources.m0270_credits_seals_sqlite_sql,
            postgres: PackageResources.m0270_credits_seals_postgres_sql
        ),
        Migration("m0271_credits_delivered", PackageResources.m0271_credits_delivered_sql),
        Migration("m0272_credits_instance", PackageResources.m0272_credits_instance_sql),
        Migration("m0272_credits_margins", PackageResources.m0272_credits_margins_sql),
        Migration(
            "m0273_credits_adjustments",
            sqlite: PackageResources.m0273_credits_adjustments_sqlite_sql,
            postgres: PackageResources.m0273_credits_adjustments_postgres_sql
        ),
        Migration(
            "m0274_credits_reservations",
            sqlite: PackageResources.m0274_credits_reservations_sqlite_sql,
            postgres: PackageResources.m0274_credits_reservations_postgres_sql
        ),
        Migration("m0275_credits_spent", PackageResources.m0275_credits_spent_sql),
        Migration("m0276_credits_customers", PackageResources.m0276_credits_customers_sql),
        Migration(
            "m0277_credits_tier_prices",
            sqlite: PackageResources.m0277_credits_tier_prices_sqlite_sql,
            postgres: PackageResources.m0277_credits_tier_prices_postgres_sql
        ),
        Migration("m0278_credits_volume_tiers", PackageResources.m0278_credits_volume_tiers_sql),
    ]
}

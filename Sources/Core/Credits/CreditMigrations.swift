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
    ]
}

package import Storage

package enum ContactMigrations {
    package static let all = [
        Migration("m0230_contacts", PackageResources.m0230_contacts_sql),
        Migration("m0231_imports", PackageResources.m0231_imports_sql),
        Migration(
            "m0232_contact_checks",
            sqlite: PackageResources.m0232_contact_checks_sqlite_sql,
            postgres: PackageResources.m0232_contact_checks_postgres_sql
        ),
        Migration("m0233_contact_fields", PackageResources.m0233_contact_fields_sql),
        Migration("m0234_contact_book", PackageResources.m0234_contact_book_sql),
        Migration("m0235_contact_groups", PackageResources.m0235_contact_groups_sql),
        Migration("m0236_bulk_edits", PackageResources.m0236_bulk_edits_sql),
        Migration("m0237_contact_countries", PackageResources.m0237_contact_countries_sql),
        Migration("m0238_imports_applied", PackageResources.m0238_imports_applied_sql),
        Migration("m0239_exports", PackageResources.m0239_exports_sql),
        Migration("m0240_consent", PackageResources.m0240_consent_sql),
        Migration("m0241_erasure", PackageResources.m0241_erasure_sql),
        Migration("m0247_bulk_journal", PackageResources.m0247_bulk_journal_sql),
    ]
}

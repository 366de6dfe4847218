package import Storage

package enum MessagingMigrations {
    package static let all = [
        Migration("m0250_messaging", PackageResources.m0250_messaging_sql),
        Migration("m0251_sending", PackageResources.m0251_sending_sql),
        Migration(
            "m0252_inbox_check",
            sqlite: PackageResources.m0252_inbox_check_sqlite_sql,
            postgres: PackageResources.m0252_inbox_check_postgres_sql
        ),
        Migration("m0253_shared_inbox", PackageResources.m0253_shared_inbox_sql),
        Migration(
            "m0254_inbox_counts",
            sqlite: PackageResources.m0254_inbox_counts_sqlite_sql,
            postgres: PackageResources.m0254_inbox_counts_postgres_sql
        ),
        Migration(
            "m0255_message_search",
            sqlite: PackageResources.m0255_message_search_sqlite_sql,
            postgres: PackageResources.m0255_message_search_postgres_sql
        ),
        Migration("m0256_search_backfill", PackageResources.m0256_search_backfill_sql),
        Migration("m0257_media", PackageResources.m0257_media_sql),
        Migration("m0258_channel_health", PackageResources.m0258_channel_health_sql),
        Migration("m0260_rules", PackageResources.m0260_rules_sql),
        Migration(
            "m0262_message_search",
            sqlite: PackageResources.m0262_message_search_sqlite_sql,
            postgres: PackageResources.m0262_message_search_postgres_sql
        ),
        Migration("m0263_conversation_merges", PackageResources.m0263_conversation_merges_sql),
        Migration("m0264_contact_files", PackageResources.m0264_contact_files_sql),
        Migration("m0265_failed_messages", PackageResources.m0265_failed_messages_sql),
        Migration("m0266_message_kinds", PackageResources.m0266_message_kinds_sql),
        Migration("m0267_charged_by_contact", PackageResources.m0267_charged_by_contact_sql),
    ]
}

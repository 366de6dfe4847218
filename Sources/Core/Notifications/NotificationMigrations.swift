package import Storage

package enum NotificationMigrations {
    package static let all = [
        Migration("m0200_notifications", PackageResources.m0200_notifications_sql),
        Migration("m0201_mail_attachments", PackageResources.m0201_mail_attachments_sql),
        Migration("m0202_preferences_and_push", PackageResources.m0202_preferences_and_push_sql),
        Migration("m0203_notice_facts", PackageResources.m0203_notice_facts_sql),
    ]
}

package import Storage

package enum NotificationMigrations {
    package static let all = [
        Migration("m0200_notifications", PackageResources.m0200_notifications_sql)
    ]
}

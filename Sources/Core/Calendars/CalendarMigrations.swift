package import Storage

package enum CalendarMigrations {
    package static let all = [Migration("m0290_calendars", PackageResources.m0290_calendars_sql)]
}

package import Storage

package enum EventMigrations {
    /// Subscribers need the jobs' tables too: `JobMigrations.all`.
    package static let all = [Migration("m0110_events", PackageResources.m0110_events_sql)]
}

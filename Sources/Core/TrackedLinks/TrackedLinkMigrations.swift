package import Storage

package enum TrackedLinkMigrations {
    package static let all = [
        Migration("m0355_tracked_links", PackageResources.m0355_tracked_links_sql)
    ]
}

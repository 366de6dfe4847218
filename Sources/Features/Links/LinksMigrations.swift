package import Storage

package enum LinksMigrations {
    package static let all = [
        Migration("m0350_quick_links", PackageResources.m0350_quick_links_sql),
        Migration("m0351_widgets", PackageResources.m0351_widgets_sql),
        Migration("m0352_link_sources", PackageResources.m0352_link_sources_sql),
    ]
}

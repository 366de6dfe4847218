package import Storage

package enum RouteMigrations {
    package static let all = [
        Migration("m0120_idempotency", PackageResources.m0120_idempotency_sql)
    ]
}

package import Storage

package enum JobMigrations {
    package static let all = [Migration("m0100_jobs", PackageResources.m0100_jobs_sql)]
}

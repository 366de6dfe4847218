package import Storage

package enum SequenceMigrations {
    package static let all = [Migration("m0365_sequences", PackageResources.m0365_sequences_sql)]
}

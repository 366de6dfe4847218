package import Storage

package enum SequenceMigrations {
    package static let all = [
        Migration("m0365_sequences", PackageResources.m0365_sequences_sql),
        Migration("m0366_sequence_holds", PackageResources.m0366_sequence_holds_sql),
    ]
}

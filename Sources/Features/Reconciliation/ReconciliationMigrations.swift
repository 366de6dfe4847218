package import Storage

/// The schema of reconciliation.
package enum ReconciliationMigrations {
    package static let all = [Migration("m0320_reconciliation", PackageResources.m0320_reconciliation_sql)]
}

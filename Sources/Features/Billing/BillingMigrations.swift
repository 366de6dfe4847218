package import Storage

/// The schema of billing.
package enum BillingMigrations {
    package static let all: [Migration] = []
}

package import Storage

/// The schema of invoices.
package enum InvoiceMigrations {
    package static let all: [Migration] = []
}

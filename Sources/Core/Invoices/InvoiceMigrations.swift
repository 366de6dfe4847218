package import Storage

/// The schema of invoices.
package enum InvoiceMigrations {
    package static let all: [Migration] = [
        Migration("m0260_invoices", PackageResources.m0260_invoices_sql),
        Migration(
            "m0261_invoices_append_only",
            sqlite: PackageResources.m0261_invoices_append_only_sqlite_sql,
            postgres: PackageResources.m0261_invoices_append_only_postgres_sql
        ),
    ]
}

package import Storage

/// Looks whether every figure of the documents follows from their rows: invariant I11 of docs/credits.md.
///
/// Reads one consistent state, so it may run while others work.
package struct InvoiceVerifier {
    private let transaction: Transaction
    private let rates: GSTRates

    /// - Parameter rates: those in force, the operator's among them.
    package init(_ transaction: Transaction, rates: GSTRates) {
        self.transaction = transaction
        self.rates = rates
    }

    /// What is wrong, at most 100 findings of each check; empty when all is well.
    package func findings() throws -> [InvoiceFinding] {
        try (Self.checks + Self.rateChecks(rates)).flatMap { check in
            try transaction.rows(
                "SELECT subject, found, expected FROM (" + check.query
                    + ") AS checked WHERE found <> expected ORDER BY subject LIMIT 100"
            ).map { row in
                InvoiceFinding(
                    subject: try row["subject"],
                    sentence: check.sentence,
                    found: try row["found"],
                    expected: try row["expected"]
                )
            }
        }
    }

    struct Check {
        let sentence: String
        /// Gives `subject, found, expected`, also where the two are equal.
        let query: SQL
    }

    private static let checks = numbers + sums + notes
}

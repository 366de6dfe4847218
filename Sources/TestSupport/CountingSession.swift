package import Storage

/// Passes statements on and counts them.
package final class CountingSession: Session {
    private let transaction: Transaction
    package private(set) var count = 0

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    package var dialect: Dialect { transaction.dialect }

    package func run(_ sql: SQL) throws -> Int {
        count += 1
        return try transaction.run(sql)
    }

    package func rows(_ sql: SQL) throws -> [Row] {
        count += 1
        return try transaction.rows(sql)
    }

    package func runEach(_ statements: [SQL]) throws -> [Int] {
        count += 1
        return try transaction.runEach(statements)
    }

    package func runScript(_ text: String) throws { try transaction.runScript(text) }
}

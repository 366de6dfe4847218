import Storage

/// Passes statements on and counts them.
final class CountingSession: Session {
    private let transaction: Transaction
    private(set) var count = 0

    init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    var dialect: Dialect { transaction.dialect }

    func run(_ sql: SQL) throws -> Int {
        count += 1
        return try transaction.run(sql)
    }

    func rows(_ sql: SQL) throws -> [Row] {
        count += 1
        return try transaction.rows(sql)
    }

    func runEach(_ statements: [SQL]) throws -> [Int] {
        count += 1
        return try transaction.runEach(statements)
    }

    func runScript(_ text: String) throws { try transaction.runScript(text) }
}

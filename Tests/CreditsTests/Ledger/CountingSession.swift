import Storage

/// Counts what goes to the database: each statement, and each round of many statements of one shape, is one.
final class CountingSession: Session {
    private let inner: Transaction
    private(set) var statements = 0

    init(_ inner: Transaction) {
        self.inner = inner
    }

    var dialect: Dialect { inner.dialect }

    func run(_ sql: SQL) throws -> Int {
        statements += 1
        return try inner.run(sql)
    }

    func rows(_ sql: SQL) throws -> [Row] {
        statements += 1
        return try inner.rows(sql)
    }

    func runEach(_ statements: [SQL]) throws -> [Int] {
        self.statements += 1
        return try inner.runEach(statements)
    }

    func runScript(_ text: String) throws { try inner.runScript(text) }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result { try inner.savepoint(body) }

    func notify(_ topic: String, _ payload: String) throws { try inner.notify(topic, payload) }
}

import Storage

/// Counts statements, and asks SQLite for the plan of each before it is run.
final class WatchingSession: Session {
    private let inner: Transaction
    private(set) var statements = 0
    /// The steps of all plans, as `SEARCH holds USING INDEX holds_open (workspace_id=?)`.
    private(set) var steps: [String] = []

    init(_ inner: Transaction) {
        self.inner = inner
    }

    var dialect: Dialect { inner.dialect }

    func run(_ sql: SQL) throws -> Int {
        try watch(sql)
        return try inner.run(sql)
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try watch(sql)
        return try inner.rows(sql)
    }

    func runEach(_ statements: [SQL]) throws -> [Int] {
        for sql in statements.prefix(1) { try watch(sql) }
        return try inner.runEach(statements)
    }

    func runScript(_ text: String) throws { try inner.runScript(text) }

    private func watch(_ sql: SQL) throws {
        statements += 1
        guard dialect == .sqlite else { return }
        steps += try inner.rows("EXPLAIN QUERY PLAN " + sql).map { try $0["detail"] }
    }
}

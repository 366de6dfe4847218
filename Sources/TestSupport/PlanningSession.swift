package import Storage

/// Asks SQLite for the plan of each statement before it is run.
package final class PlanningSession: Session {
    private let inner: Transaction
    /// The steps of all plans, as `SEARCH holds USING INDEX holds_open (workspace_id=?)`.
    package private(set) var steps: [String] = []

    package init(_ inner: Transaction) {
        self.inner = inner
    }

    package var dialect: Dialect { inner.dialect }

    package func run(_ sql: SQL) throws -> Int {
        try plan(sql)
        return try inner.run(sql)
    }

    package func rows(_ sql: SQL) throws -> [Row] {
        try plan(sql)
        return try inner.rows(sql)
    }

    package func runEach(_ statements: [SQL]) throws -> [Int] {
        for sql in statements.prefix(1) { try plan(sql) }
        return try inner.runEach(statements)
    }

    package func runScript(_ text: String) throws { try inner.runScript(text) }

    private func plan(_ sql: SQL) throws {
        steps += try inner.rows("EXPLAIN QUERY PLAN " + sql).map { try $0["detail"] }
    }
}

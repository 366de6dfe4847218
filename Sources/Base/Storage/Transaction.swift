/// An open transaction. Valid only inside the closure that was given it; never leaves it.
package final class Transaction {
    private let session: any Session
    package private(set) var commitActions: [@Sendable () -> Void] = []

    package init(_ session: any Session) {
        self.session = session
    }

    package var dialect: Dialect { session.dialect }

    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int {
        try session.run(sql)
    }

    package func rows(_ sql: SQL) throws -> [Row] {
        try session.rows(sql)
    }

    /// The first row, if there is one.
    package func row(_ sql: SQL) throws -> Row? {
        try session.rows(sql).first
    }

    /// Runs many statements of one shape in one go and returns how many rows each changed.
    ///
    /// One prepared statement on SQLite, one round trip on PostgreSQL: this is how to write a thousand rows.
    @discardableResult
    package func runEach(_ statements: [SQL]) throws -> [Int] {
        try statements.isEmpty ? [] : session.runEach(statements)
    }

    /// Runs several statements without parameters, separated by semicolons: migrations.
    package func runScript(_ text: String) throws {
        try session.runScript(text)
    }

    /// Runs `body` so that, when it throws, only its own changes are undone and the transaction goes on.
    package func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try session.savepoint(body)
    }

    /// Tells every process on this database, once the transaction is committed. See `Database.notices`.
    ///
    /// A hint, not a record: it may be lost when a connection breaks, so listeners also look by themselves now and then.
    /// - Parameter payload: under 8,000 bytes.
    package func notify(_ topic: String, _ payload: String = "") throws {
        try session.notify(topic, payload)
    }

    /// Runs `action` in this process once the transaction is committed; never when it is rolled back.
    package func afterCommit(_ action: @escaping @Sendable () -> Void) {
        commitActions.append(action)
    }
}

/// What an engine offers to one transaction.
package protocol Session {
    var dialect: Dialect { get }

    func run(_ sql: SQL) throws -> Int
    func rows(_ sql: SQL) throws -> [Row]
    func runEach(_ statements: [SQL]) throws -> [Int]
    func runScript(_ text: String) throws
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result
    func notify(_ topic: String, _ payload: String) throws
}

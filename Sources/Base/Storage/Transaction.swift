/// An open transaction. Valid only inside the closure that was given it; never leaves it.
///
/// A statement that fails dooms the transaction on both engines, as PostgreSQL has it: whatever comes next throws the
/// same error, and so does the end, even when the body has swallowed it. Wrap what may fail in `savepoint`, or write
/// `ON CONFLICT`.
package final class Transaction {
    private let session: any Session
    private var failure: DatabaseError?
    /// What to run, and what to tell, once this is committed.
    package private(set) var commitActions: [@Sendable () -> Void] = []
    package private(set) var notices: [Notice] = []
    private var told: Set<Notice> = []

    package init(_ session: any Session) {
        self.session = session
    }

    package var dialect: Dialect { session.dialect }

    /// Runs a statement and returns how many rows it changed.
    ///
    /// - Throws: `DatabaseError`, like everything here.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int {
        try attempt { try session.run(sql) }
    }

    package func rows(_ sql: SQL) throws -> [Row] {
        try attempt { try session.rows(sql) }
    }

    /// The first row, if there is one.
    package func row(_ sql: SQL) throws -> Row? {
        try rows(sql).first
    }

    /// Runs many statements of one shape in one go and returns how many rows each changed.
    ///
    /// One prepared statement on SQLite, one round trip on PostgreSQL: this is how to write a thousand rows.
    @discardableResult
    package func runEach(_ statements: [SQL]) throws -> [Int] {
        try attempt { try statements.isEmpty ? [] : session.runEach(statements) }
    }

    /// Runs several statements without parameters, separated by semicolons: migrations.
    package func runScript(_ text: String) throws {
        try attempt { try session.runScript(text) }
    }

    /// Runs `body` so that, when it throws, only its own changes are undone and the transaction goes on.
    ///
    /// Costs two statements. They nest.
    @discardableResult
    package func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try attempt { try session.runScript("SAVEPOINT ours") }
        let (actions, notes) = (commitActions.count, notices.count)
        do {
            let result = try body()
            try attempt { try session.runScript("RELEASE SAVEPOINT ours") }
            return result
        } catch {
            commitActions.removeSubrange(actions...)
            for notice in notices[notes...] { told.remove(notice) }
            notices.removeSubrange(notes...)
            failure = nil
            try attempt { try session.runScript("ROLLBACK TO SAVEPOINT ours; RELEASE SAVEPOINT ours") }
            throw error
        }
    }

    /// Tells every process on this database, once the transaction is committed. See `Database.notices`.
    ///
    /// A hint, not a record: it may be lost when a connection breaks, so listeners also look by themselves now and then.
    /// The same notice twice in one transaction is told once.
    /// - Parameter payload: under 7,900 bytes with the topic (PostgreSQL's limit is 8,000 for both).
    package func notify(_ topic: String, _ payload: String = "") throws {
        try attempt {
            guard topic.utf8.count + payload.utf8.count < 7_900 else {
                throw DatabaseError.statement("a notice of \(payload.utf8.count) bytes on \(topic) is too long")
            }
            guard !topic.utf8.contains(0x0A), !topic.utf8.contains(0), !payload.utf8.contains(0) else {
                throw DatabaseError.statement("a notice has a line feed in its topic, or NUL")
            }
        }
        let notice = Notice(topic: topic, payload: payload)
        if told.insert(notice).inserted { notices.append(notice) }
    }

    /// Runs `action` in this process once the transaction is committed; never when it is rolled back.
    ///
    /// It runs on the engine's thread with others waiting behind it: it hands over and returns.
    package func afterCommit(_ action: @escaping @Sendable () -> Void) {
        commitActions.append(action)
    }

    /// For engines: runs `body`, and throws when it, or a statement whose error it swallowed, failed. The transaction
    /// cannot be used afterwards.
    package func perform<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
        defer { failure = .statement("the transaction is over") }
        let result = try body(self)
        if let failure { throw failure }
        return result
    }

    private func attempt<Result>(_ statement: () throws -> Result) throws -> Result {
        if let failure { throw failure }
        do {
            return try statement()
        } catch let error as DatabaseError {
            failure = error
            throw error
        }
    }
}

/// What an engine offers to one transaction. Throws `DatabaseError` only.
package protocol Session {
    var dialect: Dialect { get }

    func run(_ sql: SQL) throws -> Int
    func rows(_ sql: SQL) throws -> [Row]
    func runEach(_ statements: [SQL]) throws -> [Int]
    func runScript(_ text: String) throws
}

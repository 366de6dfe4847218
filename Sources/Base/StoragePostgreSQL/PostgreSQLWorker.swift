import Foundation
import Storage

/// One thread's connection, and what is done when it or a transaction fails.
struct PostgreSQLWorker {
    enum Mode: Sendable {
        case read
        case write

        /// A read sees one state throughout; a write sees each statement's newest, and locks what it decides on.
        var begin: String {
            switch self {
            case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            case .write: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
            }
        }
    }

    private enum Outcome {
        case done(@Sendable () -> Void)
        case refused(any Error)
        /// Nothing was committed, and the cause may be gone the next time.
        case again(any Error)
    }

    private static let attemptsMax = 6

    private let settings: PostgreSQLConnection.Settings
    private let channel: String
    private var connection: PostgreSQLConnection?
    private var isServerGone = false

    init(_ settings: PostgreSQLConnection.Settings, channel: String) {
        self.settings = settings
        self.channel = channel
    }

    /// The caller has its answer when this returns.
    mutating func serve(_ request: Request, _ mode: Mode) {
        for attempt in 1... {
            switch attemptOnce(request, mode) {
            case .done(let resume):
                return resume()
            case .refused(let error):
                return request.fail(error)
            case .again(let error):
                guard attempt < Self.attemptsMax else { return request.fail(error) }
                // Two that were in each other's way must not meet again: 1 to 2 ms, then 2 to 4, 4 to 8, …
                Thread.sleep(forTimeInterval: Double(1 << attempt) * Double.random(in: 0.0005...0.001))
            }
        }
    }

    private mutating func attemptOnce(_ request: Request, _ mode: Mode) -> Outcome {
        do {
            let connection = try connected()
            let transaction = Transaction(PostgreSQLSession(connection: connection))
            let resume: @Sendable () -> Void
            do {
                try connection.begin(mode.begin)
                resume = try request.run(transaction)
            } catch DatabaseError.unavailable(let words) where mode == .read && connection.failure == "25006" {
                // Nobody made the server read-only: it is the caller who writes in a read.
                return undone(DatabaseError.statement(words), on: connection)
            } catch {
                return undone(error, on: connection)
            }
            return commit(transaction, resume, on: connection, mode)
        } catch {
            return .refused(error)
        }
    }

    private mutating func commit(
        _ transaction: Transaction,
        _ resume: @escaping @Sendable () -> Void,
        on connection: PostgreSQLConnection,
        _ mode: Mode
    ) -> Outcome {
        // One that changed nothing, but tells something, may safely be told twice.
        let mustNotRepeat = mode == .write && !connection.isUntouched
        do {
            try connection.commit(transaction.notices, channel: channel)
        } catch {
            guard connection.isBroken, mustNotRepeat else { return undone(error, on: connection) }
            self.connection = nil
            return .refused(
                DatabaseError.unavailable("the connection broke during COMMIT, which may have been done: \(error)")
            )
        }
        let actions = transaction.commitActions
        return .done {
            for action in actions { action() }
            resume()
        }
    }

    /// Ends a transaction of which nothing was committed.
    private mutating func undone(_ error: any Error, on connection: PostgreSQLConnection) -> Outcome {
        let failure = connection.failure
        if connection.isBroken || failure?.isStalePlan == true {
            self.connection = nil
            return .again(error)
        }
        do {
            try connection.rollback()
        } catch {
            self.connection = nil
        }
        return failure?.isTransient == true ? .again(error) : .refused(error)
    }

    /// Connects when there is no connection: a few times over a second, to bridge a restart of the server, but once
    /// only when that was in vain the last time, so that callers are not held up one after the other.
    private mutating func connected() throws -> PostgreSQLConnection {
        if let connection { return connection }
        for pause in isServerGone ? [] : [0.05, 0.2, 0.8] {
            if let connection = try? PostgreSQLConnection(settings) {
                self.connection = connection
                return connection
            }
            Thread.sleep(forTimeInterval: pause)
        }
        isServerGone = true
        let connection = try PostgreSQLConnection(settings)
        isServerGone = false
        self.connection = connection
        return connection
    }
}

import Foundation
import Storage

/// The threads that wait for the server so that nobody else's does, and what waits for them.
///
/// A thread starts when a request comes and none is idle, up to the limit, and so does its connection.
/// `@unchecked Sendable`: the condition guards every variable.
final class PostgreSQLThreads: @unchecked Sendable {
    private let settings: PostgreSQLConnection.Settings
    private let channel: String
    private let limit: Int
    private let condition = NSCondition()
    private var waiting = Lanes<(Request, PostgreSQLWorker.Mode)>()
    private var idle = 0
    private var running = 0
    private var isClosed = false

    init(_ settings: PostgreSQLConnection.Settings, channel: String, limit: Int) {
        self.settings = settings
        self.channel = channel
        self.limit = limit
    }

    func enqueue(_ request: Request, _ mode: PostgreSQLWorker.Mode, _ urgency: Urgency) {
        let isAccepted = condition.withLock {
            guard !isClosed else { return false }
            waiting.append((request, mode), urgency)
            if idle >= waiting.count {
                condition.signal()
            } else if running < limit {
                running += 1
                startThread()
            }
            return true
        }
        if !isAccepted { request.fail(DatabaseError.closed) }
    }

    /// Lets the threads finish what waits and end; later requests are refused.
    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    /// Blocks until all threads have ended.
    func join() {
        condition.withLock {
            while running > 0 { condition.wait() }
        }
    }

    private func startThread() {
        let thread = Thread { [self] in
            var worker = PostgreSQLWorker(settings, channel: channel)
            while let (request, mode) = next() { worker.serve(request, mode) }
            condition.withLock {
                running -= 1
                condition.broadcast()
            }
        }
        thread.name = "lodestone-postgres"
        thread.start()
    }

    /// Blocks until there is something to do; `nil` when there will be nothing more.
    private func next() -> (Request, PostgreSQLWorker.Mode)? {
        condition.withLock {
            while waiting.isEmpty {
                guard !isClosed else { return nil }
                idle += 1
                condition.wait()
                idle -= 1
            }
            return waiting.popFirst()
        }
    }
}

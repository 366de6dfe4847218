import Foundation
import Storage
import Synchronization

/// A connection that is held for what it means to the server, a LISTEN or a lock, and made again when it breaks.
final class StandingConnection: Sendable {
    private let settings: PostgreSQLConnection.Settings
    private let prepare: @Sendable (PostgreSQLConnection) throws -> Void
    private let receive: @Sendable (String) -> Void
    /// Read end and write end: closing the second wakes the thread and ends it.
    private let stopper: (read: CInt, write: CInt)
    private let isStopped = Mutex(false)

    /// - Parameters:
    ///   - prepare: what makes the connection meaningful, run on every new one.
    ///   - receive: the payload of each notice.
    init(
        _ settings: PostgreSQLConnection.Settings,
        prepare: @escaping @Sendable (PostgreSQLConnection) throws -> Void,
        receive: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw DatabaseError.unavailable("no file descriptors left for a pipe") }
        self.settings = settings
        self.prepare = prepare
        self.receive = receive
        stopper = (ends[0], ends[1])
    }

    /// Returns when the first connection stands.
    ///
    /// - Throws: `DatabaseError`.
    func start() async throws {
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<Void, any Error>) in
            let thread = Thread { self.run(caller) }
            thread.name = "lodestone-standing"
            thread.start()
        }
    }

    func stop() {
        let first = isStopped.withLock { isStopped in
            defer { isStopped = true }
            return !isStopped
        }
        if first { close(stopper.write) }
    }

    private func run(_ caller: CheckedContinuation<Void, any Error>) {
        defer { close(stopper.read) }
        let first: PostgreSQLConnection
        do {
            first = try connect()
            caller.resume()
        } catch {
            stop()
            return caller.resume(throwing: error)
        }
        attend(first)
        while !waitForStop(milliseconds: 500) {
            if let next = try? connect() { attend(next) }
        }
    }

    private func connect() throws -> PostgreSQLConnection {
        let connection = try PostgreSQLConnection(settings)
        try prepare(connection)
        return connection
    }

    /// Returns when the connection has broken, or `stop` was called.
    private func attend(_ connection: PostgreSQLConnection) {
        while true {
            var watched = [
                pollfd(fd: connection.socket, events: Int16(POLLIN), revents: 0),
                pollfd(fd: stopper.read, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&watched, 2, -1)
            if ready < 0, errno == EINTR { continue }
            guard ready > 0, watched[1].revents == 0, let payloads = try? connection.takeNotices() else { return }
            for payload in payloads { receive(payload) }
        }
    }

    private func waitForStop(milliseconds: CInt) -> Bool {
        var watched = pollfd(fd: stopper.read, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, milliseconds) > 0
    }
}

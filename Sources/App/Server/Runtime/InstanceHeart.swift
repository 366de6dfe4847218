import Credits
import Logging
import Primitives
import ServiceLifecycle
import Storage

/// Compares the database with its marker at the start, and moves the marker on every minute.
package struct InstanceHeart: Service {
    private static let interval = Duration.minutes(1)

    private let world: World

    package init(_ world: World) {
        self.world = world
    }

    /// To be called after the migrations and before anything is sent.
    package func start() async throws {
        guard let marker = world.marker else { return }
        let found = marker.read()
        let restored = try await world.database.write { transaction in
            let marks = InstanceMarks(transaction, ambient: world.ambient)
            return try marks.compare(current(transaction), with: found)
        }
        if let restored {
            world.logger.critical(
                "The database is older than this server has been: nothing is sent until lodestone restore acknowledge",
                metadata: [
                    "lost.from": "\(restored.lostFrom)", "lost.until": "\(restored.lostUntil)",
                    "lost.journal.rows": "\(restored.journalLost)",
                ]
            )
        }
        try await beat()
    }

    package func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await cancelWhenGracefulShutdown { try await world.ambient.sleep(Self.interval) }
                try await beat()
            } catch is CancellationError {
                return
            } catch {
                world.logger.warning("The instance's marker cannot be written", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Writes the marker; not while the database is known to be behind it, or putting back the same copy again would not be
    /// seen.
    package func beat() async throws {
        guard let marker = world.marker else { return }
        let mark = try await world.database.write { transaction -> InstanceMark? in
            guard try InstanceMarks.restored(in: transaction) == nil else { return nil }
            return try current(transaction)
        }
        if let mark { try marker.write(mark) }
    }

    private func current(_ transaction: Transaction) throws -> InstanceMark {
        // Every workspace is asked for its last, which an index knows.
        let newest: Int64? = try transaction.row(
            """
            SELECT max((SELECT max(m.id) FROM messages m WHERE m.workspace_id = w.workspace_id)) AS newest FROM wallets w
            """
        )?["newest"]
        return try InstanceMarks(transaction, ambient: world.ambient).mark(message: newest ?? 0)
    }
}

import Events
import Jobs
import Logging
import Primitives
import ServiceLifecycle
import Storage

/// Adds up counters and tells live views: `sequence.changed {sequenceId, counts, state}`, once a second at most. Idle it waits for
/// a notice.
package struct SequenceCounting: Service {
    static let topic = "sequences"
    static let slice = 2_000
    private static let pause: Duration = .seconds(1)
    /// A notice may be lost; nobody sees a wrong number meanwhile, for what waits is counted too.
    private static let lookEvery: Duration = .seconds(300)

    let database: Database
    let ambient: Ambient
    let events: EventLog
    let logger: Logger

    package func run() async throws {
        let notices = database.notices(Self.topic)
        let bell = Bell()
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await _ in notices { bell.ring() }
                }
                await work(bell)
                group.cancelAll()
            }
        }
    }

    private func work(_ bell: Bell) async {
        while !Task.isCancelled {
            do {
                while try await fold() {}
            } catch {
                if Task.isCancelled { return }
                logger.warning("Counters of sequences cannot be added up", metadata: ["error": "\(error)"])
            }
            try? await ambient.sleep(Self.pause)
            await bell.wait(orAfter: { [ambient] in try await ambient.sleep(Self.lookEvery) })
        }
    }

    /// - Returns: whether there may be more.
    @discardableResult
    package func fold() async throws -> Bool {
        try await database.write { transaction in
            let changed = try CountStore(transaction: transaction).fold(limit: Self.slice)
            for (workspace, ids) in Dictionary(grouping: changed, by: \.workspace).sorted(by: { $0.key < $1.key }) {
                try SequenceNews(events: events).tell(ids.map(\.sequence), in: workspace, transaction)
            }
            return !changed.isEmpty
        }
    }
}

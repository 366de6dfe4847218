package import Logging
package import Primitives
import ServiceLifecycle
package import Storage

/// Runs the jobs of some queues for the life of the process. Any number of workers may share a database.
///
/// On graceful shutdown it takes no more jobs, lets those in hand finish for `drain`, gives the rest back for another
/// worker to run at once, and cancels them.
package struct JobWorker: Service {
    private let database: Database
    private let desks: [JobDesk]

    /// - Parameters:
    ///   - handlers: one for each kind. Jobs of other kinds are left alone: another process may know them.
    ///   - queues: how many jobs of each queue run at once in this process.
    package init(
        database: Database,
        ambient: Ambient,
        handlers: [JobHandler],
        queues: [String: Int] = ["default": 8],
        drain: Duration = .seconds(10),
        logger: Logger
    ) {
        let handlers = Dictionary(handlers.map { ($0.kind, $0) }) { first, _ in
            preconditionFailure("two handlers for jobs of the kind \(first.kind)")
        }
        self.database = database
        desks = queues.sorted { $0.key < $1.key }.map { queue, places in
            JobDesk(
                queue: queue,
                places: places,
                handlers: handlers,
                drain: drain,
                database: database,
                ambient: ambient,
                logger: logger
            )
        }
    }

    package func run() async throws {
        let notices = database.notices(JobStore.topic)
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await queue in notices {
                        for desk in desks where desk.queue == queue { desk.bell.ring() }
                    }
                }
                await withTaskGroup(of: Void.self) { work in
                    for desk in desks { work.addTask { await desk.run() } }
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            for desk in desks { desk.close() }
        }
    }
}

import Jobs
import Logging
import Primitives
import ServiceLifecycle
import Storage

/// Wakes when the next timer is due. Idle it costs one look at the index a minute, however many wait.
package struct TimerService: Service {
    private let desk: TimerDesk

    package init(_ desk: TimerDesk) {
        self.desk = desk
    }

    package func run() async throws {
        let notices = desk.database.notices(TimerStore.topic)
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
                // The clock first: what comes while the database is asked rings the bell, which keeps it.
                let now = desk.ambient.now()
                let next = try await desk.next()
                if let next, next <= now {
                    // Nothing done: what is due is in others' hands, who are at it.
                    if try await desk.round() == 0 { await rest(.milliseconds(20), bell) }
                } else {
                    await rest(min(next.map { $0 - now } ?? TimerStore.lookEvery, TimerStore.lookEvery), bell)
                }
            } catch {
                if Task.isCancelled { return }
                desk.logger.warning("Timers cannot be carried out", metadata: ["error": "\(error)"])
                await rest(.seconds(1), bell)
            }
        }
    }

    private func rest(_ pause: Duration, _ bell: Bell) async {
        await bell.wait(orAfter: { [ambient = desk.ambient] in try await ambient.sleep(pause) })
    }
}

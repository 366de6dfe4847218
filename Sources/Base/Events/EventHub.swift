import Jobs
package import Logging
package import Primitives
import ServiceLifecycle
package import Storage
import Synchronization

/// Tells the streams of this process that there is something to read.
///
/// One look at the database answers for all of them: at once on a notice, and each second for notices that were lost.
/// While nobody listens it does not look at all.
package final class EventHub: Service {
    private struct State {
        var isClosed = false
        var listeners: [WorkspaceID: Set<Listener>] = [:]
        /// Those that came since the last look began. What they read before that may have been too little.
        var fresh: Set<Listener> = []
        /// `nil` while nobody listens.
        var cache: EventCache?
    }

    private let database: Database
    private let ambient: Ambient
    private let log: EventLog
    private let logger: Logger
    private let state = Mutex(State())
    /// Rung when there may be something to look for.
    private let bell = Bell()

    package init(database: Database, ambient: Ambient, log: EventLog, logger: Logger) {
        self.database = database
        self.ambient = ambient
        self.log = log
        self.logger = logger
    }

    /// - Parameter position: the last one the listener has seen; `nil` for what comes from now on.
    package func stream(workspace: WorkspaceID, after position: EventPosition?) -> EventStream {
        EventStream(hub: self, feed: EventFeed(workspace: workspace, database: database, log: log), start: position)
    }

    package func run() async throws {
        try await database.write { try EventOrder.adoptForeignRows(in: $0) }
        let notices = database.notices(EventLog.topic)
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await workspace in notices where self.hasListeners(for: workspace) { self.bell.ring() }
                }
                await self.watch()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            self.close()
        }
        close()
    }

    /// Whether it has stopped: streams end then.
    var isClosed: Bool { state.withLock(\.isClosed) }

    private func close() {
        let bells = state.withLock { state in
            state.isClosed = true
            return state.listeners.values.flatMap(\.self).map(\.bell)
        }
        for bell in bells + [self.bell] { bell.ring() }
    }
}

extension EventHub {
    /// A bell, told apart by being that bell.
    private struct Listener: Hashable {
        let bell: Bell

        static func == (left: Self, right: Self) -> Bool { left.bell === right.bell }

        func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(bell)) }
    }

    func add(_ bell: Bell, for workspace: WorkspaceID) {
        state.withLock { state in
            state.listeners[workspace, default: []].insert(Listener(bell: bell))
            state.fresh.insert(Listener(bell: bell))
        }
        self.bell.ring()
    }

    func remove(_ bell: Bell, for workspace: WorkspaceID) {
        state.withLock { state in
            state.listeners[workspace]?.remove(Listener(bell: bell))
            if state.listeners[workspace]?.isEmpty == true { state.listeners[workspace] = nil }
            state.fresh.remove(Listener(bell: bell))
        }
    }

    /// What a listener has not seen yet; `nil` when only the database knows.
    func recent(_ workspace: WorkspaceID, after position: EventPosition) -> [Event]? {
        state.withLock { $0.cache?.events(of: workspace, after: position) }
    }

    private func hasListeners(for workspace: String) -> Bool {
        guard let workspace = WorkspaceID(workspace) else { return false }
        return state.withLock { $0.listeners[workspace] != nil }
    }

    private func watch() async {
        var watch = EventWatch()
        while !isClosed, !Task.isCancelled {
            let (isIdle, fresh) = state.withLock { state in
                defer { state.fresh = [] }
                return (state.listeners.isEmpty, state.fresh)
            }
            if isIdle {
                watch = EventWatch()
                state.withLock { $0.cache = nil }
                await bell.wait()
                continue
            }
            var pause: Duration = .seconds(1)
            do {
                let look = try await database.read { [watch] in try watch.look(in: $0) }
                pause = watch.take(look)
                keep(look)
                ring(Set(look.events.map(\.workspace)), fresh)
            } catch {
                logger.warning("Events cannot be read", metadata: ["error": "\(error)"])
                // The streams find out for themselves, and tell their listeners.
                ring([], fresh)
            }
            if pause > .zero { await bell.wait(orAfter: { [ambient, pause] in try await ambient.sleep(pause) }) }
        }
    }

    private func keep(_ look: EventWatch.Look) {
        state.withLock { state in
            var cache = state.cache.take() ?? EventCache(after: look.seen)
            cache.append(look.events, upTo: look.seen)
            state.cache = cache
        }
    }

    private func ring(_ workspaces: Set<WorkspaceID>, _ fresh: Set<Listener>) {
        let listeners = state.withLock { state in
            workspaces.reduce(into: fresh) { $0.formUnion(state.listeners[$1] ?? []) }
        }
        for listener in listeners { listener.bell.ring() }
    }
}

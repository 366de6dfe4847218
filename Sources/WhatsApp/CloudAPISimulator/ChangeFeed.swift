import Synchronization

/// Tells those who watch which customers' chats have changed.
final class ChangeFeed: Sendable {
    private struct State {
        var watchers: [Int: AsyncStream<String>.Continuation] = [:]
        var nextID = 0
    }

    private let state = Mutex(State())
    static let watchersMax = 100

    /// Customer identities, as they change. `nil` when too many watch already.
    func watch() -> (id: Int, stream: AsyncStream<String>)? {
        let (stream, continuation) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(256))
        let id: Int? = state.withLock { state in
            guard state.watchers.count < Self.watchersMax else { return nil }
            state.nextID += 1
            state.watchers[state.nextID] = continuation
            return state.nextID
        }
        return id.map { ($0, stream) }
    }

    func stop(_ id: Int) {
        state.withLock { $0.watchers.removeValue(forKey: id) }?.finish()
    }

    /// To one watcher only.
    func publish(_ customerIDs: [String], to id: Int) {
        guard let watcher = state.withLock({ $0.watchers[id] }) else { return }
        for customerID in customerIDs { watcher.yield(customerID) }
    }

    func publish(_ customerIDs: Set<String>) {
        guard !customerIDs.isEmpty else { return }
        let watchers = state.withLock { Array($0.watchers.values) }
        for watcher in watchers {
            for id in customerIDs { watcher.yield(id) }
        }
    }
}

import Synchronization

/// Hands the notices of committed transactions to those who listen in this process.
package final class NoticeHub: Sendable {
    private struct State {
        var listeners: [String: [Int: AsyncStream<String>.Continuation]] = [:]
        var nextListener = 0
        var closed = false
    }

    private let state = Mutex(State())

    package init() {}

    /// The payloads sent to `topic` from now on. Keeps the newest 1,024 for a slow listener; ends with `close`.
    package func listen(to topic: String) -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1024))
        let listener: Int? = state.withLock { state in
            guard !state.closed else { return nil }
            state.nextListener += 1
            state.listeners[topic, default: [:]][state.nextListener] = continuation
            return state.nextListener
        }
        guard let listener else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.forget(listener, of: topic) }
        return stream
    }

    package func send(_ notices: [Notice]) {
        for notice in notices {
            // Yielding happens outside the lock: a listener that ends meanwhile takes the lock itself.
            let listeners = state.withLock { $0.listeners[notice.topic]?.values.map { $0 } ?? [] }
            for listener in listeners { listener.yield(notice.payload) }
        }
    }

    /// Ends every stream, and every later one at once.
    package func close() {
        let listeners = state.withLock { state in
            state.closed = true
            let all = state.listeners.values.flatMap(\.values)
            state.listeners = [:]
            return all
        }
        for listener in listeners { listener.finish() }
    }

    private func forget(_ listener: Int, of topic: String) {
        state.withLock { state in
            state.listeners[topic]?[listener] = nil
            if state.listeners[topic]?.isEmpty == true { state.listeners[topic] = nil }
        }
    }
}

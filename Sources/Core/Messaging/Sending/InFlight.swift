import Synchronization

/// Bounds how many calls are under way.
final class InFlight: Sendable {
    private let limit: Int
    private let state = Mutex(State())

    private struct State {
        var running = 0
        var waiting: CheckedContinuation<Void, Never>?
        var drained: CheckedContinuation<Void, Never>?
    }

    init(limit: Int) {
        self.limit = limit
    }

    /// Waits for a free place. Only one task asks: the channel's own loop.
    func enter() async {
        await withCheckedContinuation { continuation in
            let free = state.withLock { state in
                guard state.running >= limit else {
                    state.running += 1
                    return true
                }
                state.waiting = continuation
                return false
            }
            if free { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard let waiting = state.waiting else {
                state.running -= 1
                guard state.running == 0 else { return nil }
                defer { state.drained = nil }
                return state.drained
            }
            state.waiting = nil
            return waiting
        }
        next?.resume()
    }

    /// Waits until no call is under way. Only the loop asks, after its last `enter`.
    func drain() async {
        await withCheckedContinuation { continuation in
            let idle = state.withLock { state in
                if state.running > 0 { state.drained = continuation }
                return state.running == 0
            }
            if idle { continuation.resume() }
        }
    }
}

package import Primitives
import Synchronization

/// A clock that stands still until a test moves it.
package final class TestClock: Sendable {
    private struct Sleeper {
        let until: Timestamp
        let wake: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Timestamp
        /// How far it moves on at every look.
        var tick: Duration = .zero
        var nextSleeper = 0
        var sleepers: [Int: Sleeper] = [:]
        /// Those who wait until that many sleep.
        var watchers: [(count: Int, wake: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>

    /// - Parameter now: where it stands, 2026-11-23T09:00:00Z (a Monday) unless said.
    package init(_ now: Timestamp = Timestamp(seconds: 1_795_424_400)) {
        state = Mutex(State(now: now))
    }

    package var now: Timestamp {
        state.withLock { state in
            defer { state.now = state.now + state.tick }
            return state.now
        }
    }

    /// From now on no two looks show the same moment: for code that must not take one look's answer for another's.
    package func tick(by duration: Duration) {
        state.withLock { $0.tick = duration }
    }

    /// How many tasks sleep at the moment.
    package var sleeping: Int { state.withLock(\.sleepers.count) }

    /// Moves on and wakes those whose time has come, the earliest first.
    package func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now + duration
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for key in due.keys { state.sleepers[key] = nil }
            return due.sorted { ($0.value.until, $0.key) < ($1.value.until, $1.key) }.map(\.value)
        }
        for sleeper in due { sleeper.wake.resume() }
    }

    package func advance(to moment: Timestamp) {
        advance(by: moment - now)
    }

    /// Returns when the clock has been moved by `duration`; at once when that is nothing.
    ///
    /// - Throws: `CancellationError`.
    package func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        let key = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wake in
                lie(Sleeper(until: now + duration, wake: wake), key)
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: key) }
            sleeper?.wake.resume(throwing: CancellationError())
        }
    }

    /// Returns when at least `count` tasks sleep: then a worker has come to rest, and the clock may be moved.
    package func untilSleeping(_ count: Int = 1) async {
        await withCheckedContinuation { wake in
            let ready = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append((count, wake))
                return false
            }
            if ready { wake.resume() }
        }
    }

    private func lie(_ sleeper: Sleeper, _ key: Int) {
        var ready: [CheckedContinuation<Void, Never>] = []
        let isOver = state.withLock { state in
            guard sleeper.until > state.now else { return true }
            state.sleepers[key] = sleeper
            ready = state.watchers.filter { $0.count <= state.sleepers.count }.map(\.wake)
            state.watchers.removeAll { $0.count <= state.sleepers.count }
            return false
        }
        for watcher in ready { watcher.resume() }
        if isOver {
            sleeper.wake.resume()
        } else if Task.isCancelled, let missed = state.withLock({ $0.sleepers.removeValue(forKey: key) }) {
            // Cancelled between the handler's registration and this: the handler has found nobody.
            missed.wake.resume(throwing: CancellationError())
        }
    }
}

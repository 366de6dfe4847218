import Primitives
import Synchronization

/// The pace of one number in this process: its share of Meta's rate, slower for a while after Meta said "too fast".
final class Pace: Sendable {
    private let full: Int64
    private let ambient: Ambient
    private let state: Mutex<State>

    private struct State {
        var bucket: TokenBucket
        var share: Int64
        var slowUntil: Timestamp?
        var slowness: Int64 = 1
    }

    /// - Parameter rate: messages a second.
    init(rate: Int64, ambient: Ambient) {
        full = rate
        self.ambient = ambient
        state = Mutex(State(bucket: TokenBucket(rate: rate, at: ambient.now()), share: rate))
    }

    var rate: Int64 { state.withLock { $0.bucket.rate } }

    /// Returns when one message may leave; `false` when the process is stopping.
    func pass() async -> Bool {
        while true {
            switch take() {
            case .go: return true
            case .wait(let duration):
                do { try await ambient.sleep(duration) } catch { return false }
            }
        }
    }

    private func take() -> TokenBucket.Decision {
        let now = ambient.now()
        return state.withLock { state in
            if let until = state.slowUntil, !isAhead(until, of: now) {
                state.slowness = max(1, state.slowness / 2)
                state.slowUntil = state.slowness > 1 ? now + .seconds(5) : nil
                state.bucket.change(rate: state.share / state.slowness)
            }
            return state.bucket.take(at: now)
        }
    }

    func share(among processes: Int) {
        state.withLock { state in
            state.share = max(1, full / Int64(max(1, processes)))
            state.bucket.change(rate: state.share / state.slowness)
        }
    }

    /// Whether it is still to come. Nothing is further ahead than five seconds, unless the clock was set back.
    private func isAhead(_ moment: Timestamp, of now: Timestamp) -> Bool {
        moment > now && moment <= now + .seconds(6)
    }

    /// Halves the pace, down to a sixteenth; it comes back by doubling every five seconds.
    func slowDown() {
        let now = ambient.now()
        state.withLock { state in
            // Answers to calls that left before the last slowing do not slow again.
            if let until = state.slowUntil, isAhead(until, of: now + .seconds(4)) { return }
            state.slowness = min(16, state.slowness * 2)
            state.slowUntil = now + .seconds(5)
            state.bucket.change(rate: state.share / state.slowness)
        }
    }
}

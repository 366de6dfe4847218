package import Primitives
import Synchronization

/// The simulated time: the real one, a faster one, or one that stands still until told.
package final class SimulatorClock: Sendable {
    private struct State {
        var realAnchor: Timestamp
        var simulatedAnchor: Timestamp
        var latest: Timestamp
    }

    /// Simulated seconds in a real second; 0 stands still until `advance`.
    package let speed: Int
    private let ambient: Ambient
    private let state: Mutex<State>
    private let onAdvance = Mutex<[@Sendable () -> Void]>([])

    /// - Parameter start: what time it is at first; `nil` is the real time.
    package init(ambient: Ambient, start: Timestamp? = nil, speed: Int = 1) {
        precondition(speed >= 0)
        let now = ambient.now()
        self.ambient = ambient
        self.speed = speed
        state = Mutex(State(realAnchor: now, simulatedAnchor: start ?? now, latest: start ?? now))
    }

    /// Never goes back, even if the machine's clock does.
    package func now() -> Timestamp {
        let real = ambient.now()
        return state.withLock { state in
            let passed = (real.milliseconds - state.realAnchor.milliseconds) * Int64(speed)
            let moment = Timestamp(milliseconds: state.simulatedAnchor.milliseconds + passed)
            state.latest = max(state.latest, moment)
            return state.latest
        }
    }

    /// Jumps forward. Whatever falls due in between happens at once.
    package func advance(by step: Duration) {
        state.withLock { state in
            state.simulatedAnchor = state.simulatedAnchor + step
            state.latest = state.latest + step
        }
        for ring in onAdvance.withLock({ $0 }) { ring() }
    }

    /// The real time until `moment`, at least a millisecond; `nil` when the clock stands still.
    func realTime(until moment: Timestamp) -> Duration? {
        guard speed > 0 else { return nil }
        let left = (moment.milliseconds - now().milliseconds) / Int64(speed)
        return .milliseconds(max(1, left))
    }

    func ring(_ bell: Bell) {
        onAdvance.withLock { $0.append { bell.ring() } }
    }

    /// Waits until the bell rings or `moment` comes.
    func wait(for bell: Bell, until moment: Timestamp?) async {
        await bell.wait(upTo: moment.flatMap(realTime), sleep: ambient.sleep)
    }
}

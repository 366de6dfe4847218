import Primitives
import Synchronization

/// A clock that tells the given times, then stays at the last.
final class Steps: Sendable {
    private let rest: Mutex<[Timestamp]>

    init(_ times: [Timestamp]) {
        rest = Mutex(times)
    }

    func next() -> Timestamp {
        rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }
}

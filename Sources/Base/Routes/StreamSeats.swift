import HTTPTypes
import Primitives
import Synchronization

/// Counts the streams that each caller has open.
final class StreamSeats: Sendable {
    private let perCaller: Int
    private let taken = Mutex<[Int64: Int]>([:])

    init(perCaller: Int) {
        self.perCaller = perCaller
    }

    /// One stream; it is over when nobody holds this any more.
    final class Seat: Sendable {
        private let onEnd: @Sendable () -> Void

        init(onEnd: @escaping @Sendable () -> Void) {
            self.onEnd = onEnd
        }

        deinit { onEnd() }
    }

    /// - Throws: `too-many-streams`.
    func take(_ caller: Caller) throws(Problem) -> Seat {
        let id = caller.rawID
        let isFree = taken.withLock { taken in
            guard taken[id, default: 0] < perCaller else { return false }
            taken[id, default: 0] += 1
            return true
        }
        guard isFree else { throw Problem.tooManyStreams(perCaller) }
        return Seat { [self] in
            taken.withLock { taken in
                let left = taken[id, default: 1] - 1
                taken[id] = left > 0 ? left : nil
            }
        }
    }
}

extension Problem {
    static func tooManyStreams(_ most: Int) -> Problem {
        Problem(
            "too-many-streams",
            status: 429,
            title: "Too many streams are open",
            detail: "One person or key may have \(most, "limit") at once. Close one.",
            headers: [.retryAfter: "30"]
        )
    }
}

import Synchronization

/// Makes 64-bit identifiers that sort by the time they were made.
///
/// Layout from the top: 1 bit zero, 41 bits milliseconds since 2024-01-01 UTC (until 2093), 10 bits node, 12 bits count.
/// Never repeats and never goes back within a process: when the clock steps back or 4,096 were made in one
/// millisecond, it borrows from the next one. Two processes on one database must have different nodes.
package final class IDGenerator: Sendable {
    package static let epoch = Timestamp(milliseconds: 1_704_067_200_000)

    private let node: Int64
    private let clock: @Sendable () -> Timestamp
    private let last = Mutex<Int64>(0)

    /// - Parameter node: 0 to 1,023.
    package init(node: Int, clock: @escaping @Sendable () -> Timestamp) {
        precondition((0..<1024).contains(node))
        self.node = Int64(node)
        self.clock = clock
    }

    package func next() -> Int64 {
        let tick = max(0, clock().milliseconds - Self.epoch.milliseconds) << 12
        return last.withLock { last in
            last = max(last + 1, tick)
            return (last >> 12) << 22 | node << 12 | last & 0xFFF
        }
    }

    /// No identifier that was made at `moment` or later is below this: a bound for rows by their age.
    package static func first(at moment: Timestamp) -> Int64 {
        max(0, moment.milliseconds - epoch.milliseconds) << 22
    }

    /// Makes sure that every identifier from now on is above `value`, for example the newest one in the database.
    package func advance(past value: Int64) {
        last.withLock { last in
            last = max(last, (value >> 22) << 12 | 0xFFF)
        }
    }
}

import Primitives

/// How long a job waits after its nth failure: doubling, never above the longest, and never in step with others.
package struct Backoff: Sendable {
    /// After the first failure, at most.
    package let shortest: Duration
    package let longest: Duration

    /// Twelve attempts with the defaults reach over about an hour: 2 s, 4 s … 34 min, each less up to a half.
    package init(shortest: Duration = .seconds(2), longest: Duration = .hours(1)) {
        self.shortest = shortest
        self.longest = longest
    }

    /// Between half of the step and the whole, evenly: jobs that failed together come back apart.
    ///
    /// - Parameters:
    ///   - failures: 1 after the first failure.
    ///   - random: any 64 bits.
    package func delay(failures: Int, random: UInt64) -> Duration {
        let doublings = min(max(failures - 1, 0), 40)
        let (doubled, overflow) = shortest.milliseconds.multipliedReportingOverflow(by: 1 << doublings)
        let step = overflow ? longest.milliseconds : min(doubled, longest.milliseconds)
        let spread = UInt64(step / 2 + 1)
        return .milliseconds(step - Int64(random % spread))
    }
}

extension Ambient {
    func random() -> UInt64 {
        randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

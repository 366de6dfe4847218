/// When a refused request may be tried again.
///
/// For requests that were certainly refused. One whose fate is unknown is never repeated by a rule: see `SendOutcome`.
public struct RetryPolicy: Hashable, Sendable {
    /// Tries with growing pauses, all told.
    public var attemptsMax: Int
    /// Tries of what Meta says to repeat "a few times".
    public var attemptsFew: Int
    /// No pause between tries is longer.
    public var pauseMax: Duration

    public init(attemptsMax: Int = 8, attemptsFew: Int = 3, pauseMax: Duration = .seconds(3600)) {
        self.attemptsMax = attemptsMax
        self.attemptsFew = attemptsFew
        self.pauseMax = pauseMax
    }

    /// - Parameters:
    ///   - attempt: which try failed, counted from 1.
    ///   - retryAfter: what the response asked for, if it did; never waits less.
    ///   - jitter: 0...1, how much of a quarter of the pause to add, so that many do not come back at once.
    public func decide(
        on error: GraphError,
        attempt: Int,
        retryAfter: Duration? = nil,
        jitter: Double = 0
    ) -> RetryDecision {
        switch error.known?.policy ?? (error.isTransient ? .retryBackoff : .never) {
        case .never: .giveUp
        case .newToken: .newToken
        case .retryFew: retry(error, attempt, of: attemptsFew, retryAfter, jitter)
        case .retryBackoff: retry(error, attempt, of: attemptsMax, retryAfter, jitter)
        case .postpone: .postpone(for: max(Self.postponement(error.code, attempt: attempt), retryAfter ?? .zero))
        }
    }

    private func retry(
        _ error: GraphError,
        _ attempt: Int,
        of attempts: Int,
        _ retryAfter: Duration?,
        _ jitter: Double
    ) -> RetryDecision {
        guard attempt < attempts else { return .giveUp }
        let pause = min(Self.pause(error.code, attempt: attempt), pauseMax)
        return .retry(after: max(pause, retryAfter ?? .zero) + pause * min(max(jitter, 0), 1) / 4)
    }

    /// The pause after the try `attempt`: 1, 2, 4, … s but for the codes of which Meta says more.
    private static func pause(_ code: Int, attempt: Int) -> Duration {
        let exponent = min(max(attempt - 1, 0), 20)
        return switch code {
        // The pair rate: 4^n s from n = 0 (section 10).
        case 131056: .seconds(1 << (2 * min(exponent, 15)))
        // The budgets of an hour for an app or an account.
        case 4, 80007, 613: .seconds(60 << exponent)
        // A throughput upgrade takes up to a minute, other maintenance minutes, a template's syncing ten.
        case 131057: .seconds(60)
        case 2_494_100: .seconds(300)
        case 134101: .seconds(600)
        default: .seconds(1 << exponent)
        }
    }

    /// How long something that Meta holds back should rest (section 10, "Retry?").
    private static func postponement(_ code: Int, attempt: Int) -> Duration {
        let exponent = min(max(attempt - 1, 0), 5)
        return switch code {
        // At least a day, then ever longer.
        case 131049: .seconds(86400 << exponent)
        case 131064, 368: .seconds(86400)
        // Pauses of a template: 3 hours, then 6.
        case 132015: .seconds(attempt <= 1 ? 3 * 3600 : 6 * 3600)
        case 133015: .seconds(300)
        case 133016: .seconds(72 * 3600)
        default: .seconds(3600 << exponent)
        }
    }
}

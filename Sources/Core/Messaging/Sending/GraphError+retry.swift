import CloudAPI
import Primitives

extension GraphError {
    /// Refused for now, by Meta's own words: nothing was sent, and a later try may well succeed.
    var mayBeTriedAgain: Bool {
        switch known?.policy {
        case .retryFew, .retryBackoff: true
        default: false
        }
    }

    /// How long to rest after a try that failed, counted from 1.
    func pause(attempt: Int64) -> Duration {
        if case .retry(after: let pause) = RetryPolicy().decide(on: self, attempt: Int(attempt)) { return pause }
        return Self.pause(attempt: attempt)
    }

    /// Doubling from one second to five minutes.
    static func pause(attempt: Int64) -> Duration {
        .seconds(min(300, 1 << min(attempt, 9)))
    }
}

import CloudAPI
import Primitives

extension GraphError {
    /// How often a message is tried that Meta put off for hours, or for a reason that the table does not have.
    private static let triesMax: Int64 = 8

    /// Refused for now, by Meta's own words: nothing was sent, and a later try may well succeed.
    var mayBeTriedAgain: Bool {
        switch known?.policy {
        case .retryFew, .retryBackoff: true
        default: false
        }
    }

    /// How long a message rests after a try that Meta refused, by the table of errors; `nil` when it has failed.
    ///
    /// - Parameters:
    ///   - refusal: which refusal it is, counted from 1.
    ///   - isThrottled: Meta said "too much", as which it also counts what the table does not know.
    ///   - mayPostpone: whether waiting for hours or days is worth it.
    ///   - asked: what the response asked for.
    func rest(after refusal: Int64, isThrottled: Bool, mayPostpone: Bool, asked: Duration?) -> Duration? {
        switch RetryPolicy().decide(on: self, attempt: Int(refusal), retryAfter: asked) {
        case .retry(after: let pause): pause
        case .postpone(for: let pause): mayPostpone && refusal < Self.triesMax ? pause : nil
        case .giveUp where isThrottled && known == nil && refusal < Self.triesMax:
            max(Self.pause(attempt: refusal), asked ?? .zero)
        case .giveUp, .newToken: nil
        }
    }

    /// Meta has had too much of the number or the account, not of one contact or template.
    var slowsNumber: Bool { code == 130_429 || code == 80_007 }

    /// Meta has had too much to this one contact: 131056, the pair rate.
    var holdsContact: Bool { code == 131_056 }

    /// After a try that did not reach Meta: doubling from one second to five minutes.
    static func pause(attempt: Int64) -> Duration {
        .seconds(min(300, 1 << min(attempt, 9)))
    }
}

import CloudAPI
import Primitives

/// When a message that failed is tried again: by its code, and never after the campaign's deadline.
///
/// The classes are those of Meta's codes (`error-codes.csv`; whatsapp-cloud-api.md, section 10, "Retry policy in one line");
/// `docs/campaigns.md` has the table. What Meta refuses in its answer is tried again by the dispatcher; this is for what it
/// accepted and then reported as failed.
struct RetryPlan: Sendable {
    /// Without a deadline of the campaign's own.
    static let lasts: Duration = .days(8)

    let retry: Retry
    let startedAt: Timestamp
    /// What has not left by then does not leave.
    var finishBy: Timestamp?

    var deadline: Timestamp {
        let own = retry.until ?? startedAt + Self.lasts
        return min(own, finishBy ?? own)
    }

    /// When the next attempt is due; `nil` when there is to be none.
    ///
    /// - Parameter attempt: the one that failed, 1 for the first.
    func next(after attempt: Int, code: Int64, at now: Timestamp) -> Timestamp? {
        guard retry.on, attempt <= retry.attempts, let pause = Self.pause(after: attempt, code: code) else {
            return nil
        }
        let moment = now + pause
        return moment <= deadline ? moment : nil
    }

    static func pause(after attempt: Int, code: Int64) -> Duration? {
        // Below zero are our own refusals, which trying again does not change.
        guard code > 0, let known = ErrorCode.find(Int(code)) else { return nil }
        let step = Int64(max(1, attempt)) - 1
        switch known.policy {
        // 131049 and its like: a day at least, then ever longer.
        case .postpone: return .hours(24 << min(step, 4))
        case .retryFew, .retryBackoff: return .minutes(15 << min(step * 2, 8))
        default: return nil
        }
    }
}

package import Primitives
package import Routes
import Storage

/// What another attempt does that WhatsApp asks to wait with: 131049, its limit of marketing for one person, and its like.
package enum RetryPause: Sendable {
    /// Says until when.
    case refused
    /// Leaves when that is over, as a scheduled message does.
    case waitedFor
}

/// WhatsApp does not take the message again before.
package struct RetryTooEarly: Error, Equatable, ProblemConvertible {
    package let until: Timestamp

    package var problem: Problem {
        Problem(
            "retry-too-early",
            status: 409,
            title: "WhatsApp asks to wait",
            detail: "It will refuse this message before \(until, "notBefore"). It can be sent by itself then."
        )
    }
}

extension FailedMessageStore {
    /// Until when WhatsApp asks to wait with the next attempt of a message that failed; `nil` for all others.
    func pausedUntil(_ message: Message) throws -> Timestamp? {
        guard message.state == .failed, FailureFacts(message.error?.code ?? 0).pause(after: 1) != nil else {
            return nil
        }
        return try failed(message.id)?.notBefore
    }
}

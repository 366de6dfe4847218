import Messaging
import Primitives
import Routes

/// Why a message is not sent again.
enum FailedMessageError: Error, Equatable {
    case notFound(MessageID)
    case triedAgain(MessageID)
    case notWorthIt(FailureFacts)
    /// All whose messages these were carry the tag already, or are deleted.
    case nobodyToExclude
}

extension FailedMessageError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .notFound(let id):
            Problem(
                "message-not-found",
                status: 404,
                title: "No such message",
                detail: "There is no failed message \(id)."
            )
        case .triedAgain:
            Problem(
                "already-retried",
                status: 409,
                title: "It was sent again already",
                detail: "The next attempt is under way; look at what became of that one."
            )
        case .nobodyToExclude:
            Problem(
                "nobody-to-exclude",
                status: 409,
                title: "There is nobody left to exclude",
                detail: "All whose messages failed carry the tag already, or are deleted."
            )
        case .notWorthIt(let facts):
            Problem("not-retryable", status: 409, title: "Sending it again will not help", detail: Said(facts.advice))
        }
    }
}

import CloudAPI

/// What a person can do about a failed message.
package enum FailureAdvice {
    /// - Parameter code: Meta's, or ours below zero.
    package static func text(for code: Int64) -> String {
        switch Refusal(rawValue: code) {
        case .optedOut: return "Do not send marketing to this contact until they opt in again."
        case .blocked: return "Unblock the contact, then send again."
        case .templateNotApproved: return "Choose an approved template, then send again."
        case .noCredits: return "Add credits, then send again."
        case .unreadable: return "Write the message anew."
        case .erased: return "Nothing: the person asked to be forgotten, or was deleted."
        case .channelGone: return "Connect the channel again, then send again."
        case nil:
            return ErrorCode.find(Int(code))?.advice ?? "Try again later; if it stays, ask Meta with the message's id."
        }
    }
}

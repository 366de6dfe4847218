import Primitives

/// Why we did not hand a queued message to Meta. Codes below zero are ours; Meta's are above.
package enum Refusal: Int64, Sendable, CaseIterable {
    case optedOut = -1
    case blocked = -2
    case templateNotApproved = -3
    case noCredits = -4
    case unreadable = -5
    case channelGone = -6
    case erased = -7
    case windowClosed = -8
    case fileUnfit = -20

    var failure: Message.Failure {
        switch self {
        case .optedOut:
            Message.Failure(
                code: rawValue,
                title: "Opted out",
                detail: "The contact stopped marketing messages before this one left."
            )
        case .blocked:
            Message.Failure(
                code: rawValue,
                title: "Blocked contact",
                detail: "The contact was blocked before this message left."
            )
        case .templateNotApproved:
            Message.Failure(
                code: rawValue,
                title: "Template not approved",
                detail: "Meta withdrew its approval before this message left."
            )
        case .noCredits:
            Message.Failure(
                code: rawValue,
                title: "No credits held",
                detail: "The credits held for this campaign do not cover this message."
            )
        case .unreadable:
            Message.Failure(
                code: rawValue,
                title: "Not sendable",
                detail: "The stored message cannot be written in Meta's form."
            )
        case .channelGone:
            Message.Failure(
                code: rawValue,
                title: "Channel disconnected",
                detail: "The channel was disconnected before this message left."
            )
        case .windowClosed:
            Message.Failure(
                code: rawValue,
                title: "Window closed",
                detail: "The contact had not written for 24 hours when this message was to leave."
            )
        case .fileUnfit: failure("WhatsApp does not take the file.")
        case .erased:
            Message.Failure(
                code: rawValue,
                title: "Contact deleted",
                detail: "The contact was deleted before this message left."
            )
        }
    }

    /// - Parameter words: what is wrong with this one.
    func failure(_ words: String) -> Message.Failure {
        Message.Failure(code: rawValue, title: "File not sendable", detail: words)
    }
}

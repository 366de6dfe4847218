package import Primitives

/// Every way that messaging says no before anything is sent.
package enum MessagingError: Error, Equatable {
    case channelNotFound(ChannelID)
    case channelNotConnected(ChannelID)
    case numberTaken
    /// Meta does not take the token or the number; the text is what it said.
    case numberRefused(String)
    case conversationNotFound(ConversationID)
    case messageNotFound(MessageID)
    case contactNotFound(ContactID)
    case contactUnreachable(ContactID)
    case contactBlocked(ContactID)
    case optedOut(ContactID)
    case windowClosed(ConversationID)
    case templateNotFound(TemplateID)
    case templateNotApproved(TemplateID, status: String)
    case content([Fault])
    /// Meta did not do what it was asked; the text says why.
    case metaRefused(String)
    case mediaNotFound
    /// It is on its way from Meta.
    case mediaFetching
    /// Meta did not give it; the text says why.
    case mediaFailed(String)
    case mediaTooLarge(limitBytes: Int)
    case notRetryable(MessageID)
    /// The attempt after it was taken back; a campaign's message has no other then.
    case attemptTakenBack(MessageID)
    case clientIDReused
    /// A colleague answered after what the sender had on screen.
    case answeredMeanwhile([MessageID])

    /// What is wrong with a part of a message, by its JSON path.
    package struct Fault: Equatable, Sendable {
        package let path: String
        package let detail: String
    }
}

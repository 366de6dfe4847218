/// What is known after sending a message. Nothing is guessed. The rare and large are kept apart, for hundreds of these wait at once.
public enum SendOutcome: Hashable, Sendable {
    /// Meta has it, which does not mean that it will arrive.
    case accepted(AcceptedMessage)
    /// Meta will not send it.
    indirect case refused(GraphError)
    /// Meta did not take it because there were too many; it may be sent again later.
    indirect case rateLimited(GraphError, retryAfter: Duration?)
    /// It certainly never left: no connection, no name, no TLS. It may be sent again at once.
    case unreachable(String)
    /// It may have been accepted. Never send it again by a rule: a status with its callback data will tell.
    case unknown(UnansweredReason)
}

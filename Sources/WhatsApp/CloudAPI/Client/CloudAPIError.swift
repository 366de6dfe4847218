/// Why a call other than a send gave nothing.
public enum CloudAPIError: Error, Hashable, Sendable {
    case refused(GraphError)
    case rateLimited(GraphError, retryAfter: Duration?)
    /// The request never left.
    case unreachable(String)
    /// The request left; whether it was carried out is not known.
    case unanswered(UnansweredReason)
    /// Media larger than the caller allows.
    case tooLarge(bytesMax: Int)
    /// An address that the token must not be sent to.
    case untrustedHost(String)
    /// The caller's own part failed: reading what to upload, or writing what was downloaded.
    case local(String)
}

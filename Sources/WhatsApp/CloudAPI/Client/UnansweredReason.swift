/// Why it is not known whether a request was carried out.
public enum UnansweredReason: Hashable, Sendable {
    /// No whole response within the limit.
    case timedOut
    /// The caller stopped waiting.
    case cancelled
    /// The connection ended before the response did.
    case connectionLost(String)
    /// A status that says failure, without an error of the Graph API: some machine on the way answered.
    case failed(status: Int)
    /// A status that says success, with something else than the answer.
    case unreadable(status: Int, why: String)
}

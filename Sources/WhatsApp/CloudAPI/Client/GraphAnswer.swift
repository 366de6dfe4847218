/// What came of a call, before anybody reads meaning into it.
enum GraphAnswer: Sendable {
    /// A response with a JSON body.
    case body(JSON, status: Int, retryAfter: Duration?)
    case unreachable(String)
    case unanswered(UnansweredReason)
}

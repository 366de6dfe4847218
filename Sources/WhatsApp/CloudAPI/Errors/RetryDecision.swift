/// What to do with a request that failed.
public enum RetryDecision: Hashable, Sendable {
    /// It will fail again, or has been tried often enough.
    case giveUp
    /// Not before there is another token.
    case newToken
    /// Try again after this time.
    case retry(after: Duration)
    /// Not before this time, and it may well fail again: tell a person.
    case postpone(for: Duration)
}

/// Whether the same request may be tried again.
public enum ErrorPolicy: String, Hashable, Sendable, CaseIterable {
    /// It will fail again.
    case never
    /// Not before there is another token.
    case newToken = "new_token"
    /// A few times, soon.
    case retryFew = "retry_few"
    /// With growing pauses.
    case retryBackoff = "retry_backoff"
    /// Hours or days later.
    case postpone
}

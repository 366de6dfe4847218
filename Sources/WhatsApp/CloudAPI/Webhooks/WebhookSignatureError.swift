/// Why a body is not to be trusted.
public enum WebhookSignatureError: Error, Hashable, Sendable {
    /// There is no signature.
    case missing
    /// Not `sha256=` and 64 hexadecimal digits.
    case malformed
    /// Signs something else, or with another secret.
    case wrong
}

import Crypto
import Foundation

/// Signs and checks the body of a webhook with the app's secret.
///
/// Header: `X-Hub-Signature-256: sha256=` and 64 hexadecimal digits of HMAC-SHA256(app secret, exact bytes of the body).
/// Source: whatsapp-cloud-api.md, section 9.1.
public struct WebhookSignature: Sendable {
    public static let headerName = "X-Hub-Signature-256"

    private static let prefix = "sha256="
    private let key: SymmetricKey

    /// `nil` when the secret is empty: a key that anybody has protects nothing.
    public init?(appSecret: String) {
        guard !appSecret.isEmpty else { return nil }
        key = SymmetricKey(data: Array(appSecret.utf8))
    }

    /// The header's value for `body`.
    public func sign(_ body: some Collection<UInt8>) -> String {
        Self.prefix + Hexadecimal.text(withBytes(of: body) { HMAC<SHA256>.authenticationCode(for: $0, using: key) })
    }

    /// Meta's older header, sent beside the one of today: `X-Hub-Signature: sha1=` and 40 digits. Nothing of ours reads it.
    public static let olderHeaderName = "X-Hub-Signature"

    public func signOlder(_ body: some Collection<UInt8>) -> String {
        "sha1="
            + Hexadecimal.text(
                withBytes(of: body) { HMAC<Insecure.SHA1>.authenticationCode(for: $0, using: key) }
            )
    }

    /// Returns when `header` signs exactly these bytes; compares in constant time.
    /// - Parameter header: the value as received; `nil` when there was none.
    public func verify(_ header: String?, body: some Collection<UInt8>) throws(WebhookSignatureError) {
        guard let header else { throw .missing }
        guard header.hasPrefix(Self.prefix),
            let code = Hexadecimal.bytes(header.utf8.dropFirst(Self.prefix.utf8.count)),
            code.count == SHA256.byteCount
        else { throw .malformed }
        let isRight = withBytes(of: body) {
            HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: $0, using: key)
        }
        guard isRight else { throw .wrong }
    }

    private func withBytes<Answer>(
        of body: some Collection<UInt8>,
        _ use: (UnsafeBufferPointer<UInt8>) -> Answer
    ) -> Answer {
        body.withContiguousStorageIfAvailable(use) ?? Array(body).withUnsafeBufferPointer(use)
    }
}

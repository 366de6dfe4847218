import Crypto
import Foundation
import Primitives

/// A key pair by which push services know this server: RFC 8292 (VAPID).
struct PushKey: Sendable {
    /// Counts the pairs that this instance has had.
    let generation: Int64
    private let secret: P256.Signing.PrivateKey

    init(generation: Int64, secret: P256.Signing.PrivateKey) {
        self.generation = generation
        self.secret = secret
    }

    /// As browsers and push services want it: an uncompressed point in base64url.
    var publicText: String { Base64URL.text(secret.publicKey.x963Representation) }

    /// The `Authorization` of a push to a service.
    ///
    /// - Parameters:
    ///   - origin: of the endpoint: scheme, host, and the port where it is not the scheme's.
    ///   - contact: whom a push service may write to, `mailto:` or `https:`; Apple's takes none without.
    func authorization(for origin: String, contact: String?, now: Timestamp) throws -> String {
        let claims = Claims(aud: origin, exp: (now + Self.validFor).seconds, sub: contact)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let signed = "\(Self.header).\(Base64URL.text(try encoder.encode(claims)))"
        let signature = try secret.signature(for: Data(signed.utf8))
        return "vapid t=\(signed).\(Base64URL.text(signature.rawRepresentation)), k=\(publicText)"
    }

    private struct Claims: Encodable {
        let aud: String
        let exp: Int64
        let sub: String?
    }

    /// RFC 8292 section 2 allows at most 24 hours; less, so that clocks may differ.
    private static let validFor = Duration.hours(12)
    private static let header = Base64URL.text(Array(#"{"typ":"JWT","alg":"ES256"}"#.utf8))
}

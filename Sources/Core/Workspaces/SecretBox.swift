import Crypto
import Foundation

/// Encrypts what must be read again but never shown: access tokens, app secrets.
///
/// AES-GCM with the instance's key of 32 bytes, which lives outside the database. Each text is bound to its place
/// (`context`, for example `channels/chn_…/accessToken`): moved to another row it does not open.
package struct SecretBox: Sendable {
    private let key: SymmetricKey

    package enum BoxError: Error, Equatable {
        /// Not 32 bytes.
        case badKey(bytes: Int)
        /// Made with another key, for another place, or changed since.
        case doesNotOpen
    }

    /// - Parameter key: 32 bytes.
    package init(key: [UInt8]) throws(BoxError) {
        guard key.count == 32 else { throw .badKey(bytes: key.count) }
        self.key = SymmetricKey(data: key)
    }

    /// A version byte, a fresh nonce, the ciphertext and its tag.
    package func seal(_ text: String, for context: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(Array(text.utf8), using: key, authenticating: Array(context.utf8))
        guard let combined = box.combined else { throw BoxError.doesNotOpen }
        return [Self.version] + Array(combined)
    }

    /// - Throws: `BoxError.doesNotOpen`.
    package func open(_ sealed: [UInt8], for context: String) throws(BoxError) -> String {
        guard sealed.first == Self.version else { throw .doesNotOpen }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.dropFirst())
            let bytes = try AES.GCM.open(box, using: key, authenticating: Array(context.utf8))
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            throw .doesNotOpen
        }
    }

    /// So that the cipher can change one day.
    private static let version: UInt8 = 1
}

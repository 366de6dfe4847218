import Crypto
import Foundation
package import Primitives

/// A secret of 256 random bits that a browser, a mail or a program carries. The database holds its hash only, so that a
/// copy of the database opens nothing.
package struct Token: Sendable, Hashable {
    /// 43 characters of base64url.
    package let text: String

    package init(ambient: Ambient) {
        text = Self.base64URL(ambient.randomBytes(32))
    }

    /// What a client sent; `nil` when it cannot be one of ours.
    package init?(_ text: some StringProtocol) {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D || byte == 0x5F
        }
        guard text.utf8.count == 43, isPlain else { return nil }
        self.text = String(text)
    }

    /// Plain SHA-256 is enough: nobody guesses 256 random bits, however fast the hash.
    package var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// A second secret that follows from this one, so that it need not be stored.
    package func derived(_ purpose: String) -> String {
        let key = SymmetricKey(data: Array(text.utf8))
        return Self.base64URL(Array(HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: key)))
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

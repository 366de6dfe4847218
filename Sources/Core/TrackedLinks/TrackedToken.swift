import Crypto
import Foundation
import Primitives

/// The ending of a short address: a link, a recipient and a seal, 24 characters of base64url (RFC 4648, section 5).
///
/// Nobody makes another recipient's of their own: the seal is 48 bits of an HMAC by the link's secret, and guessing is slowed.
struct TrackedToken: Equatable {
    static let length = 24
    private static let sealBytes = 6

    let link: TrackedLinkID
    let recipient: UInt32

    init(link: TrackedLinkID, recipient: UInt32) {
        self.link = link
        self.recipient = recipient
    }

    private var body: [UInt8] {
        withUnsafeBytes(of: link.rawValue.bigEndian) { Array($0) }
            + withUnsafeBytes(of: recipient.bigEndian) { Array($0) }
    }

    func sealed(by secret: [UInt8]) -> String {
        let text = Data(body + seal(secret)).base64EncodedString()
        return text.replacing("+", with: "-").replacing("/", with: "_")
    }

    private func seal(_ secret: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: secret)).prefix(Self.sealBytes))
    }

    /// Takes a token apart, without believing it yet.
    static func read(_ text: String) -> (token: TrackedToken, seal: [UInt8])? {
        guard text.utf8.count == length,
            text.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
                    || $0 == 0x5F
            }),
            let bytes = Data(base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/")), bytes.count == 18
        else { return nil }
        let link = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let recipient = bytes.dropFirst(8).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return (
            TrackedToken(link: TrackedLinkID(rawValue: Int64(bitPattern: link)), recipient: recipient),
            Array(bytes.suffix(sealBytes))
        )
    }

    /// Whether the seal is the link's. Takes as long for a wrong one as for the right one.
    func isSealed(_ seal: [UInt8], by secret: [UInt8]) -> Bool {
        let right = self.seal(secret)
        return seal.count == right.count && zip(seal, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

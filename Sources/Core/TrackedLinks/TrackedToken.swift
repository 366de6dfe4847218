import Crypto
import Foundation
import Primitives

/// The ending of a short address: a link, a recipient and a seal, in base64url (RFC 4648, section 5).
///
/// Recipients whose numbers fit in 32 bits, as the rows of campaigns do, have 24 characters: 8 bytes of the link, 4 of the
/// recipient, 6 of the seal. Others have 32: 8, 8 and 8. Nobody makes another recipient's of their own: the seal is an HMAC by the
/// link's secret, and guessing is slowed.
struct TrackedToken: Equatable {
    let link: TrackedLinkID
    let recipient: Int64

    init(link: TrackedLinkID, recipient: Int64) {
        self.link = link
        self.recipient = max(0, recipient)
    }

    private var sealBytes: Int { UInt32(exactly: recipient) == nil ? 8 : 6 }

    private var body: [UInt8] {
        let number =
            if let short = UInt32(exactly: recipient) {
                withUnsafeBytes(of: short.bigEndian) { Array($0) }
            } else {
                withUnsafeBytes(of: recipient.bigEndian) { Array($0) }
            }
        return withUnsafeBytes(of: link.rawValue.bigEndian) { Array($0) } + number
    }

    func sealed(by secret: [UInt8]) -> String {
        let text = Data(body + seal(secret)).base64EncodedString()
        return text.replacing("+", with: "-").replacing("/", with: "_")
    }

    private func seal(_ secret: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: secret)).prefix(sealBytes))
    }

    /// Takes a token apart, without believing it yet.
    static func read(_ text: String) -> (token: TrackedToken, seal: [UInt8])? {
        guard text.utf8.count == 24 || text.utf8.count == 32,
            text.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
                    || $0 == 0x5F
            }),
            let data = Data(base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/"))
        else { return nil }
        let (bytes, isShort) = (Array(data), text.utf8.count == 24)
        guard bytes.count == (isShort ? 18 : 24) else { return nil }
        func number(_ some: ArraySlice<UInt8>) -> UInt64 { some.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        let link = TrackedLinkID(rawValue: Int64(bitPattern: number(bytes[..<8])))
        let recipient = Int64(bitPattern: number(bytes[8..<(isShort ? 12 : 16)]))
        // A number that fits in four bytes is written in four: each recipient has one address.
        guard recipient >= 0, isShort == (UInt32(exactly: recipient) != nil) else { return nil }
        return (TrackedToken(link: link, recipient: recipient), Array(bytes[(isShort ? 12 : 16)...]))
    }

    /// Whether the seal is the link's. Takes as long for a wrong one as for the right one.
    func isSealed(_ seal: [UInt8], by secret: [UInt8]) -> Bool {
        let right = self.seal(secret)
        return seal.count == right.count && zip(seal, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

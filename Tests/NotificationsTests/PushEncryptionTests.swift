import Crypto
import Foundation
import Primitives
import Testing

@testable import Notifications

@Suite struct PushEncryptionTests {
    /// The example of RFC 8291 section 5, with the keys of its appendix A.
    private enum Example {
        static let message = "When I grow up, I want to be a watermelon"
        static let sender = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
        static let browser =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
        static let auth = "BTBZMqHH6r4Tts7J_aSIgg"
        static let salt = "DGv6ra1nlYgDCS1FRnbzlw"
        static let body =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3"
            + "jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    }

    private func bytes(_ text: String) throws -> [UInt8] { try #require(Base64URL.bytes(text)) }

    private func browser() throws -> PushBrowserKeys {
        try #require(PushBrowserKeys(p256dh: try bytes(Example.browser), auth: try bytes(Example.auth)))
    }

    @Test func `RFC 8291's example comes out byte for byte`() throws {
        let body = try PushEncryption.encrypt(
            Array(Example.message.utf8),
            to: try browser(),
            salt: try bytes(Example.salt),
            ephemeral: try P256.KeyAgreement.PrivateKey(rawRepresentation: try bytes(Example.sender))
        )
        #expect(Base64URL.text(body) == Example.body)
    }

    @Test func `The longest message fills 4096 bytes, one more is refused`() throws {
        let ephemeral = P256.KeyAgreement.PrivateKey()
        let salt = [UInt8](repeating: 1, count: 16)
        let full = [UInt8](repeating: 65, count: PushEncryption.bytesMax)
        #expect(try PushEncryption.encrypt(full, to: browser(), salt: salt, ephemeral: ephemeral).count == 4096)
        #expect(throws: PushEncryption.EncryptionError.tooLong(bytes: full.count + 1)) {
            try PushEncryption.encrypt(full + [65], to: browser(), salt: salt, ephemeral: ephemeral)
        }
        #expect(throws: PushEncryption.EncryptionError.badSalt) {
            try PushEncryption.encrypt(full, to: browser(), salt: [1], ephemeral: ephemeral)
        }
    }

    @Test func `Keys that are none are not taken`() throws {
        let point = try bytes(Example.browser)
        let auth = try bytes(Example.auth)
        var offCurve = point
        offCurve[64] ^= 1
        #expect(PushBrowserKeys(p256dh: point, auth: Array(auth.dropLast())) == nil)
        #expect(PushBrowserKeys(p256dh: offCurve, auth: auth) == nil)
        #expect(PushBrowserKeys(p256dh: Array(point.dropLast()), auth: auth) == nil)
    }

    @Test func `A token names the service, the time and the contact, and its signature holds`() throws {
        let secret = P256.Signing.PrivateKey()
        let key = PushKey(generation: 1, secret: secret)
        let now = Timestamp(seconds: 1_795_424_400)
        let header = try key.authorization(
            for: "https://push.example.com",
            contact: "mailto:desk@example.com",
            now: now
        )
        let parts = header.dropFirst("vapid t=".count).components(separatedBy: ", k=")
        #expect(parts.count == 2 && parts[1] == key.publicText)
        let token = parts[0].split(separator: ".")
        #expect(String(decoding: try bytes(String(token[0])), as: UTF8.self) == #"{"typ":"JWT","alg":"ES256"}"#)
        #expect(
            String(decoding: try bytes(String(token[1])), as: UTF8.self)
                == #"{"aud":"https://push.example.com","exp":\#(now.seconds + 43_200),"sub":"mailto:desk@example.com"}"#
        )
        let signature = try P256.Signing.ECDSASignature(rawRepresentation: try bytes(String(token[2])))
        #expect(secret.publicKey.isValidSignature(signature, for: Data("\(token[0]).\(token[1])".utf8)))
    }

    @Test(arguments: ["", "a", "\0\u{1}ÿ", "any carnal pleas", "any carnal pleasure"])
    func `Base64 for addresses goes there and back`(text: String) throws {
        let encoded = Base64URL.text(Array(text.utf8))
        #expect(try bytes(encoded) == Array(text.utf8))
        #expect(!encoded.contains { "+/=".contains($0) })
    }
}

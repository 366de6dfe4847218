import Crypto

/// Encrypts a message so that only one browser can read it.
///
/// Sources: RFC 8188 (the content coding `aes128gcm`), RFC 8291 (its keys for Web Push). One record, no padding beyond
/// the delimiter.
enum PushEncryption {
    enum EncryptionError: Error, Equatable {
        /// More than fits a record of 4096 bytes, which is all that a push service must take.
        case tooLong(bytes: Int)
        case badSalt
    }

    /// What 4096 bytes leave after the header of 86, the delimiter and the tag of 16: RFC 8291 section 4.
    static let bytesMax = 3993
    private static let recordSize: UInt32 = 4096

    /// - Parameters:
    ///   - salt: 16 random bytes, never used before.
    ///   - ephemeral: a key pair made for this message alone.
    /// - Throws: `EncryptionError`.
    static func encrypt(
        _ message: [UInt8],
        to browser: PushBrowserKeys,
        salt: [UInt8],
        ephemeral: P256.KeyAgreement.PrivateKey
    ) throws -> [UInt8] {
        guard message.count <= bytesMax else { throw EncryptionError.tooLong(bytes: message.count) }
        guard salt.count == 16 else { throw EncryptionError.badSalt }
        let ours = Array(ephemeral.publicKey.x963Representation)
        let shared = try ephemeral.sharedSecretFromKeyAgreement(with: browser.point())
        // RFC 8291 section 3.3: the shared secret is bound to both public keys and the browser's own secret.
        let keying = shared.hkdfDerivedSymmetricKey(
            using: SHA256.self,
            salt: browser.auth,
            sharedInfo: Array("WebPush: info\0".utf8) + browser.p256dh + ours,
            outputByteCount: 32
        )
        let key = derived(keying, salt, "Content-Encoding: aes128gcm\0", bytes: 16)
        let nonce = derived(keying, salt, "Content-Encoding: nonce\0", bytes: 12)
        let sealed = try AES.GCM.seal(
            // 2 says that this is the last record.
            message + [2],
            using: key,
            nonce: try nonce.withUnsafeBytes { try AES.GCM.Nonce(data: Array($0)) }
        )
        let size = (0..<4).reversed().map { UInt8(truncatingIfNeeded: recordSize >> (8 * $0)) }
        return salt + size + [UInt8(ours.count)] + ours + sealed.ciphertext + sealed.tag
    }

    private static func derived(_ keying: SymmetricKey, _ salt: [UInt8], _ info: String, bytes: Int) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: keying,
            salt: salt,
            info: Array(info.utf8),
            outputByteCount: bytes
        )
    }
}

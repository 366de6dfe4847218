import Crypto

/// What a browser gives so that it can be written to: RFC 8291 section 2.
package struct PushBrowserKeys: Sendable, Equatable {
    /// Its public key, an uncompressed point of P-256.
    let p256dh: [UInt8]
    /// A secret of 16 bytes that it shares with us and not with its push service.
    let auth: [UInt8]

    /// `nil` when one of them is not what it should be.
    package init?(p256dh: [UInt8], auth: [UInt8]) {
        guard auth.count == 16, p256dh.count == 65,
            (try? P256.KeyAgreement.PublicKey(x963Representation: p256dh)) != nil
        else { return nil }
        self.p256dh = p256dh
        self.auth = auth
    }

    func point() throws -> P256.KeyAgreement.PublicKey {
        try P256.KeyAgreement.PublicKey(x963Representation: p256dh)
    }
}

/// What the operator says about how the server is reached.
package struct RouteSettings: Sendable {
    /// Scheme, host and port that people use, without a path: `https://desk.example.com`. `nil` when not configured:
    /// then the `Host` header is believed, and cookies are not limited to HTTPS.
    package let publicOrigin: String?
    /// The proxies whose `X-Forwarded-For` is believed.
    package let trustedProxies: [AddressRange]

    /// How long clients may take to send a body.
    package var bodyPatience = BodyPatience()
    /// What the decoder of a JSON body is given along; the closure gives the body's text.
    package var bodyUserInfo:
        @Sendable (_ text: @escaping @Sendable () -> [UInt8]) -> [CodingUserInfoKey: any Sendable] =
            { _ in [:] }

    package init(publicOrigin: String? = nil, trustedProxies: [AddressRange] = []) {
        self.publicOrigin = publicOrigin
        self.trustedProxies = trustedProxies
    }

    /// Whether people reach the server by HTTPS, and so cookies must not travel otherwise.
    package var isSecure: Bool { publicOrigin?.hasPrefix("https://") ?? false }
}

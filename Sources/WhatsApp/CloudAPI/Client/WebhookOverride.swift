/// Another address for the webhooks of one account or number.
public struct WebhookOverride: Hashable, Sendable {
    public var url: String
    /// Meta calls the address at once and expects its challenge back for this token.
    public var verifyToken: Secret

    public init(url: String, verifyToken: Secret) {
        self.url = url
        self.verifyToken = verifyToken
    }

    var json: JSON {
        ["override_callback_uri": .string(url), "verify_token": .string(verifyToken.revealed())]
    }
}

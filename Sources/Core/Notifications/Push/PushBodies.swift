import Primitives
import Routes

struct PushBody: Codable, Sendable {
    /// An uncompressed point of P-256 in base64url, for `applicationServerKey`.
    let publicKey: String
    let subscriptions: [PushSubscriptionBody]
}

struct PushSubscriptionBody: Codable, Sendable {
    let id: PushSubscriptionID
    let label: String
    let createdAt: Timestamp
    let lastUsedAt: Timestamp?
    /// Whether it was made with the key that is given out now; otherwise the browser should subscribe anew.
    let isCurrent: Bool

    init(_ subscription: PushSubscription, isCurrent: Bool) {
        id = subscription.id
        label = subscription.label
        createdAt = subscription.createdAt
        lastUsedAt = subscription.lastUsedAt
        self.isCurrent = isCurrent
    }
}

struct PushTestBody: Codable, Sendable {
    let devices: Int
}

struct NewPushBody: Codable, Sendable {
    let endpoint: String
    let keys: Keys
    let label: String
    /// The key that the browser subscribed with; absent: the one that is given out now.
    let publicKey: String?

    struct Keys: Codable, Sendable {
        let p256dh: String
        let auth: String
    }

    private static let labelMax = 80

    /// - Throws: the problem `invalid` that names the fields.
    func checked(
        services: Set<String>
    ) throws -> (endpoint: PushEndpoint, keys: PushBrowserKeys, label: String) {
        let place = PushEndpoint(endpoint, services: services)
        let pair = Base64URL.bytes(keys.p256dh).flatMap { point in
            Base64URL.bytes(keys.auth).flatMap { PushBrowserKeys(p256dh: point, auth: $0) }
        }
        let isNamed = !label.isEmpty && label.isOneLine && label.count <= Self.labelMax
        guard let place, let pair, isNamed else {
            let wrong = [
                place == nil ? ("endpoint", "This is no https address of a push service.") : nil,
                pair == nil ? ("keys", "These are no keys of a browser's subscription.") : nil,
                isNamed ? nil : ("label", "A name is one line of 1 to \(Self.labelMax) characters."),
            ]
            throw Problem.invalid(wrong.compactMap { $0 }.map { Problem.FieldError(field: $0.0, detail: $0.1) })
        }
        return (place, pair, label)
    }
}

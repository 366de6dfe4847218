/// Who gets webhooks. Priority: the number's own callback, then the account's, then the app's.
///
/// Source: reference section 7, "Subscribed apps". The overrides carry the fields of messages only.
struct Subscriptions: Sendable {
    var appURL: String?
    var appVerifyToken: String?
    /// `nil`: all fields, as when the URL was given at the start.
    var fields: Set<String>?
    /// The app is subscribed to the account.
    var isSubscribed = true
    var accountOverride: WebhookOverride?

    init(url: String?) {
        appURL = url
    }

    private static let messageFields: Set<String> = ["messages", "user_preferences"]

    func destination(of field: String, number override: WebhookOverride?) -> String? {
        guard isSubscribed, fields?.contains(field) ?? true else { return nil }
        if Self.messageFields.contains(field), let own = override ?? accountOverride { return own.url }
        return appURL
    }
}

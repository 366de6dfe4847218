/// Whether the business may call this person.
public struct CallPermissionReply: Hashable, Sendable {
    /// `accept` or `reject`.
    public let response: String
    public let isPermanent: Bool
    public let expirationSeconds: Int64?
    /// `user_action` or `automatic`.
    public let source: String?

    init(_ json: JSON) throws(WireError) {
        response = try json.needText("response")
        isPermanent = json.flag("is_permanent") ?? false
        expirationSeconds = json.integer("expiration_timestamp")
        source = json.text("response_source")
    }
}

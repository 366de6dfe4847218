/// The username of a business number changed.
public struct BusinessUsernameUpdate: Hashable, Sendable {
    public let displayPhoneNumber: String?
    public let username: String?
    /// `approved`, `deleted`, `reserved`.
    public let status: String

    init(_ json: JSON) throws(WireError) {
        displayPhoneNumber = json.text("display_phone_number")
        username = json.text("username")
        status = try json.needText("status")
    }
}

/// A setting of the account or of a number changed.
public struct AccountSettingsUpdate: Sendable {
    /// `PHONE_NUMBER_SETTINGS`.
    public let type: String
    public let timestampSeconds: Int64?
    public let phoneNumberID: String?
    /// The settings that changed, for example `calling`.
    public let settings: JSON?

    init(_ json: JSON) throws(WireError) {
        type = try json.needText("type")
        timestampSeconds = json.integer("timestamp")
        settings = json.child("phone_number_settings")
        phoneNumberID = settings?.text("phone_number_id")
    }
}

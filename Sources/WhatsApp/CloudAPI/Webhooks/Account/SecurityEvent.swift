/// The two-step verification of a number was touched.
public struct SecurityEvent: Hashable, Sendable {
    public let displayPhoneNumber: String?
    /// `PIN_CHANGED`, `PIN_RESET_REQUEST`, `PIN_REQUEST_SUCCESS`.
    public let event: String
    public let requesterID: String?

    init(_ json: JSON) throws(WireError) {
        displayPhoneNumber = json.text("display_phone_number")
        event = try json.needText("event")
        requesterID = json.text("requester")
    }
}

/// The thread with a person passed from one app or role to another.
public struct ThreadHandover: Hashable, Sendable {
    /// `control_passed`, `control_taken`.
    public let type: String
    public let timestampSeconds: Int64?
    /// The person's number in digits.
    public let senderPhoneNumber: String?
    public let phoneNumberID: String?
    /// `customer_service`, `marketing`, `utility`, `ctwa`, `ai_agent`, `escalation`.
    public let previousOwnerRole: String?
    public let newOwnerRole: String?

    init(_ json: JSON) throws(WireError) {
        type = try json.needText("type")
        timestampSeconds = json.integer("timestamp")
        senderPhoneNumber = json["sender"]?.text("phone_number")
        phoneNumberID = json["recipient"]?.text("phone_number_id")
        previousOwnerRole = json[type]?.text("previous_owner_role")
        newOwnerRole = json[type]?.text("new_owner_role")
    }
}

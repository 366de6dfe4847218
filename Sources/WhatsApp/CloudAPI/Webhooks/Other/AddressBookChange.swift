/// A change in the address book of the phone app.
public struct AddressBookChange: Hashable, Sendable {
    /// `add` (also of an edit) or `remove`.
    public let action: String
    public let phoneNumber: String?
    public let fullName: String?
    public let firstName: String?
    public let timestampSeconds: Int64?

    init(_ json: JSON) throws(WireError) {
        action = try json.needText("action")
        let contact = try json.needChild("contact")
        phoneNumber = contact.text("phone_number")
        fullName = contact.text("full_name")
        firstName = contact.text("first_name")
        timestampSeconds = json["metadata"]?.integer("timestamp")
    }
}

/// The display name of a number was reviewed.
public struct PhoneNumberNameUpdate: Hashable, Sendable {
    public let displayPhoneNumber: String?
    /// `APPROVED`, `DEFERRED`, `PENDING`, `REJECTED`.
    public let decision: String
    public let requestedName: String?
    /// `NAME_…`; `nil` when it was not rejected.
    public let rejectionReason: String?

    init(_ json: JSON) throws(WireError) {
        displayPhoneNumber = json.text("display_phone_number")
        decision = try json.needText("decision")
        requestedName = json.text("requested_verified_name")
        rejectionReason = json.text("rejection_reason").flatMap { $0 == "NONE" ? nil : $0 }
    }
}

/// A WhatsApp Business Account as Meta has it.
public struct AccountRecord: Hashable, Sendable {
    public let id: String
    public let name: String?
    /// ISO 4217.
    public let currency: String?
    /// Meta's number of the time zone.
    public let timeZoneID: String?
    public let reviewStatus: String?
    public let businessVerificationStatus: String?
    public let country: String?
    public let raw: JSON

    static let fields = "id,name,currency,timezone_id,account_review_status,business_verification_status,country"

    init(_ json: JSON) throws(WireError) {
        id = try json.needText("id")
        name = json.text("name")
        currency = json.text("currency")
        timeZoneID = json.text("timezone_id")
        reviewStatus = json.text("account_review_status")
        businessVerificationStatus = json.text("business_verification_status")
        country = json.text("country")
        raw = json
    }
}

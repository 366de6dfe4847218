/// A payment gateway of an account changed (India).
public struct PaymentConfigurationUpdate: Hashable, Sendable {
    public let name: String
    public let provider: String?
    public let providerMerchantID: String?
    /// `Active`, `Needs Connecting`, `Needs Testing`.
    public let status: String?
    public let createdSeconds: Int64?
    public let updatedSeconds: Int64?

    init(_ json: JSON) throws(WireError) {
        name = try json.needText("configuration_name")
        provider = json.text("provider_name")
        providerMerchantID = json.text("provider_mid")
        status = json.text("status")
        createdSeconds = json.integer("created_timestamp")
        updatedSeconds = json.integer("updated_timestamp")
    }
}

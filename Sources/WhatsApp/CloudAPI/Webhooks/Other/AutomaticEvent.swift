/// Meta saw a lead or a purchase in a conversation that began with an ad.
public struct AutomaticEvent: Hashable, Sendable {
    /// The message it was seen in.
    public let messageID: String
    /// `LeadSubmitted`, `Purchase`.
    public let name: String
    public let timestampSeconds: Int64
    public let clickID: String?
    public let currency: String?
    /// The amount times 1000.
    public let valueThousandths: Int64?

    init(_ json: JSON) throws(WireError) {
        messageID = try json.needText("id")
        name = try json.needText("event_name")
        timestampSeconds = try json.needInteger("timestamp")
        clickID = json.text("ctwa_clid")
        currency = json["custom_data"]?.text("currency")
        valueThousandths = json["custom_data"]?.integer("value")
    }
}

/// A call began or ended.
public struct CallEvent: Hashable, Sendable {
    /// `wacid.…`
    public let id: String
    /// `connect`, `terminate`.
    public let event: String
    public let timestampSeconds: Int64?
    public let from: String?
    public let to: String?
    /// `USER_INITIATED`, `BUSINESS_INITIATED`.
    public let direction: String?
    /// Of a connection: `offer` or `answer`, and the description.
    public let sessionType: String?
    public let sessionDescription: String?
    /// Of an end: `COMPLETED`, `FAILED`.
    public let status: String?
    public let startSeconds: Int64?
    public let endSeconds: Int64?
    public let durationSeconds: Int64?
    public let callbackData: String?
    public let errors: [GraphError]
    public let contact: WebhookContact?

    init(_ json: JSON, contacts: WebhookContacts) throws(WireError) {
        id = try json.needText("id")
        event = try json.needText("event")
        timestampSeconds = json.integer("timestamp")
        from = json.text("from")
        to = json.text("to")
        direction = json.text("direction")
        sessionType = json["session"]?.text("sdp_type")
        sessionDescription = json["session"]?.text("sdp")
        status = json.text("status")
        startSeconds = json.integer("start_time")
        endSeconds = json.integer("end_time")
        durationSeconds = json.integer("duration")
        callbackData = json.text("biz_opaque_callback_data")
        errors = GraphError.list(json)
        let isFromBusiness = direction == "BUSINESS_INITIATED"
        contact = contacts.find(userID: json.text("from_user_id"), waID: isFromBusiness ? to : from)
    }
}

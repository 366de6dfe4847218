/// How far a call of the business has come.
public struct CallStatus: Hashable, Sendable {
    /// `wacid.…`
    public let callID: String
    /// `RINGING`, `ACCEPTED`, `REJECTED`.
    public let state: String
    public let timestampSeconds: Int64
    public let recipientID: String?
    public let recipientUserID: String?
    public let callbackData: String?
    public let errors: [GraphError]

    init(_ json: JSON) throws(WireError) {
        callID = try json.needText("id")
        state = try json.needText("status")
        timestampSeconds = try json.needInteger("timestamp")
        recipientID = json.text("recipient_id")
        recipientUserID = json.text("recipient_user_id")
        callbackData = json.text("biz_opaque_callback_data")
        errors = GraphError.list(json)
    }
}

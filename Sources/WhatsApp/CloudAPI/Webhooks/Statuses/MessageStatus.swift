/// What became of a message that the business sent.
///
/// Comes late, twice, out of order. `read` may come without `delivered`. Pricing is in `sent` and in exactly one of
/// `delivered` and `read`; it is charged by the latter. Source: whatsapp-cloud-api.md, section 9.3.
public struct MessageStatus: Hashable, Sendable {
    /// `wamid.…`
    public let messageID: String
    public let state: MessageState
    public let timestampSeconds: Int64
    /// The number in digits, or the group; `nil` when the person hides the number.
    public let recipientID: String?
    public let recipientUserID: String?
    public let recipientParentUserID: String?
    public let isGroup: Bool
    /// Whom of the group this is about.
    public let participantID: String?
    public let participantUserID: String?
    public let recipientIdentityKeyHash: String?
    /// What the send gave as `biz_opaque_callback_data`.
    public let callbackData: String?
    public let pricing: StatusPricing?
    public let conversation: StatusConversation?
    public let errors: [GraphError]
    /// What the body says about the recipient.
    public let contact: WebhookContact?

    init(_ json: JSON, contacts: WebhookContacts) throws(WireError) {
        messageID = try json.needText("id")
        state = MessageState(try json.needText("status"))
        timestampSeconds = try json.needInteger("timestamp")
        recipientID = json.text("recipient_id")
        recipientUserID = json.text("recipient_user_id")
        recipientParentUserID = json.text("recipient_parent_user_id")
        isGroup = json.text("recipient_type") == "group"
        participantID = json.text("recipient_participant_id")
        participantUserID = json.text("recipient_participant_user_id")
        recipientIdentityKeyHash = json.text("recipient_identity_key_hash")
        callbackData = json.text("biz_opaque_callback_data")
        pricing = json.child("pricing").map(StatusPricing.init)
        conversation = json.child("conversation").map(StatusConversation.init)
        errors = GraphError.list(json)
        contact = contacts.find(
            userID: isGroup ? participantUserID : recipientUserID,
            waID: isGroup ? participantID : recipientID
        )
    }
}

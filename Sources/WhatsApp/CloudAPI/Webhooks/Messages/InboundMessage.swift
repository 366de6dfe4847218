/// A message that a person sent to the business; also an echo of one that the business sent from the phone app.
///
/// Source: whatsapp-cloud-api.md, section 9.2.
public struct InboundMessage: Sendable {
    /// `wamid.…`
    public let id: String
    public let timestampSeconds: Int64
    /// As it came: `text`, `image`, …
    public let type: String
    public let content: InboundContent
    /// The sender's number in digits; `nil` when it is hidden behind a username.
    public let from: String?
    /// The sender's business-scoped user ID; `nil` before April 2026.
    public let fromUserID: String?
    public let fromParentUserID: String?
    /// The person an echo went to.
    public let to: String?
    public let toUserID: String?
    public let groupID: String?
    public let context: MessageContext?
    public let referral: Referral?
    public let errors: [GraphError]
    /// What the body says about the person: the sender, or of an echo the receiver.
    public let contact: WebhookContact?

    init(_ json: JSON, contacts: WebhookContacts) throws(WireError) {
        id = try json.needText("id")
        timestampSeconds = try json.needInteger("timestamp")
        type = try json.needText("type")
        content = InboundContent(type: type, json)
        from = json.text("from")
        fromUserID = json.text("from_user_id")
        fromParentUserID = json.text("from_parent_user_id")
        to = json.text("to")
        toUserID = json.text("to_user_id")
        groupID = json.text("group_id")
        context = json.child("context").map(MessageContext.init)
        referral = json.child("referral").map(Referral.init)
        errors = GraphError.list(json)
        contact = contacts.find(userID: toUserID ?? fromUserID, waID: to ?? from)
    }
}

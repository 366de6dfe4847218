/// A message from the business to a person or a group, as `POST /{phone-number-id}/messages` takes it.
///
/// Source: whatsapp-cloud-api.md, sections 2 to 4. `problems` checks the documented limits without asking Meta.
public struct OutboundMessage: Hashable, Sendable {
    public var recipient: MessageRecipient
    public var content: OutboundContent
    /// The message to quote, `wamid.…`
    public var replyTo: String?
    /// At most 512 characters, echoed in every status of the message: the key to reconcile by.
    public var callbackData: String?
    /// With the identity check on: send only to this identity.
    public var identityKeyHash: String?
    /// Of several billing accounts, the one that pays.
    public var messagingAccountID: String?

    public init(
        to recipient: MessageRecipient,
        _ content: OutboundContent,
        replyTo: String? = nil,
        callbackData: String? = nil,
        identityKeyHash: String? = nil,
        messagingAccountID: String? = nil
    ) {
        self.recipient = recipient
        self.content = content
        self.replyTo = replyTo
        self.callbackData = callbackData
        self.identityKeyHash = identityKeyHash
        self.messagingAccountID = messagingAccountID
    }

    /// The body of the request.
    public var json: JSON {
        let (type, object) = content.wire
        return .members([
            ("messaging_product", "whatsapp"),
            ("recipient_type", .string(recipient.type)),
            (recipient.key, .string(recipient.value)),
            ("context", replyTo.map { ["message_id": .string($0)] }),
            ("type", .string(type)),
            (type, object),
            ("biz_opaque_callback_data", callbackData.map(JSON.string)),
            ("recipient_identity_key_hash", identityKeyHash.map(JSON.string)),
            ("messaging_account_id", messagingAccountID.map(JSON.string)),
        ])
    }

    /// What Meta's documented limits say against it; empty when nothing does.
    public var problems: [PayloadProblem] {
        MessageInspector.problems(in: json)
    }
}

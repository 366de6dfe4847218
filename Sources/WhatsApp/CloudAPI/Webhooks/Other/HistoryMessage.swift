/// A message of a chat's past.
public struct HistoryMessage: Sendable {
    public let message: InboundMessage
    /// `DELIVERED`, `READ`, `PLAYED`, `SENT`, `PENDING`, `ERROR`.
    public let status: String?
    public let raw: JSON

    init(_ json: JSON) throws(WireError) {
        message = try InboundMessage(json, contacts: WebhookContacts(.null))
        status = json["history_context"]?.text("status")
        raw = json
    }
}

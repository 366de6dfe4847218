/// The body of one webhook delivery, taken apart into items that can be handled one by one.
///
/// A body may hold many entries, each many changes, each many messages and statuses. What is bad or unknown becomes an
/// item of its own and loses nothing else. Order is the body's; deliveries repeat and come out of order, so a receiver
/// keys on the message's identity and its state.
public struct WebhookBody: Sendable {
    /// `whatsapp_business_account`.
    public let object: String?
    public let items: [WebhookItem]

    /// Bodies have at most 3 MB (whatsapp-cloud-api.md, section 8); four times as much is taken.
    public static let bytesMax = 12_582_912

    /// - Throws: when the bytes are no JSON text. Everything else is said by the items.
    public init(parsing bytes: some Collection<UInt8>, bytesMax: Int = WebhookBody.bytesMax) throws(JSONError) {
        self.init(try JSON(parsing: bytes, bytesMax: bytesMax))
    }

    public init(_ json: JSON) {
        object = json.text("object")
        var decoder = WebhookDecoder()
        decoder.decode(json)
        items = decoder.items
    }
}

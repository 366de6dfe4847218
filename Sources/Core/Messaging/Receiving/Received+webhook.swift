import CloudAPI
import Primitives

extension MessageStore.Received {
    /// - Parameters:
    ///   - raw: the item as it came; its object of the type is kept whole.
    ///   - file: where its file will be, for types that have one.
    init(_ message: InboundMessage, raw: JSON, file: MediaID?, at: Timestamp) {
        var content = raw[message.type] ?? raw["errors"].map { .members([("errors", $0)]) } ?? .members([])
        content = content.withoutOurFile
        if case .object(var object) = content {
            if let file { object["lodestone_media"] = .string("\(file)") }
            for (name, value) in Self.origin(of: raw) { object[name] = value }
            content = .object(object)
        }
        self.init(
            wamid: message.id,
            type: message.type,
            text: MessageText.of(type: message.type, content),
            content: content.text(),
            at: at,
            replyTo: message.context?.messageID,
            target: message.content.target
        )
    }

    /// Where it comes from, beside what it says: an ad or a post, a product's page, another chat.
    /// Source: whatsapp-cloud-api.md, section 9, `context` and `referral`.
    private static func origin(of raw: JSON) -> [(String, JSON)] {
        let context = ["forwarded", "frequently_forwarded", "referred_product"].compactMap { name in
            raw["context"]?[name].map { (name, $0) }
        }
        let referral = raw["referral"].map { [("referral", $0)] } ?? []
        return referral + (context.isEmpty ? [] : [("context", .members(context))])
    }
}

extension InboundContent {
    /// The wamid of the message that this one changes.
    fileprivate var target: String? {
        switch self {
        case .reaction(let messageID, _): messageID
        case .edit(let originalID, _), .revoke(let originalID): originalID
        default: nil
        }
    }
}

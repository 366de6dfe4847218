import CloudAPI
import Primitives

extension MessageStore.Received {
    /// - Parameters:
    ///   - raw: the item as it came; its object of the type is kept whole.
    ///   - file: where its file will be, for types that have one.
    init(_ message: InboundMessage, raw: JSON, file: MediaID?, at: Timestamp) {
        var content = raw[message.type] ?? raw["errors"].map { .members([("errors", $0)]) } ?? .members([])
        content = content.withoutOurFile
        if let file, case .object(var object) = content {
            object["lodestone_media"] = .string("\(file)")
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

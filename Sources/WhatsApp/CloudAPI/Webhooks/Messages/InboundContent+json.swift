extension InboundContent {
    /// Reads the part of a message that its type names. Never fails: the message around it still counts.
    init(type: String, _ message: JSON) {
        do {
            self = try Self.read(type, message)
        } catch {
            self = .unreadable(why: error.why)
        }
    }

    private static func read(_ type: String, _ message: JSON) throws(WireError) -> InboundContent {
        switch type {
        case "text": .text(try message.needChild("text").needText("body"))
        case "image": .image(try InboundMedia(message.needChild("image")))
        case "video": .video(try InboundMedia(message.needChild("video")))
        case "audio": .audio(try InboundMedia(message.needChild("audio")))
        case "document": .document(try InboundMedia(message.needChild("document")))
        case "sticker": .sticker(try InboundMedia(message.needChild("sticker")))
        case "location": .location(try InboundLocation(message.needChild("location")))
        case "contacts": .contacts(try message.needList("contacts").map(ContactCard.init))
        case "reaction": try reaction(message.needChild("reaction"))
        case "button": try button(message.needChild("button"))
        case "interactive": .interactive(try InteractiveReply(message.needChild("interactive")))
        case "order": .order(try InboundOrder(message.needChild("order")))
        case "system": .system(try SystemNotice(message.needChild("system"), identity: message.child("identity")))
        case "request_welcome": .requestWelcome
        case "edit": try edit(message.needChild("edit"))
        case "revoke": .revoke(originalID: try message.needChild("revoke").needText("original_message_id"))
        case "unsupported", "unknown": .unsupported(kind: message["unsupported"]?.text("type"))
        case "media_placeholder": .mediaPlaceholder
        default: .unknown
        }
    }

    private static func reaction(_ json: JSON) throws(WireError) -> InboundContent {
        let emoji = json.text("emoji").flatMap { $0.isEmpty ? nil : $0 }
        return .reaction(messageID: try json.needText("message_id"), emoji: emoji)
    }

    private static func button(_ json: JSON) throws(WireError) -> InboundContent {
        .button(text: try json.needText("text"), payload: json.text("payload"))
    }

    private static func edit(_ json: JSON) throws(WireError) -> InboundContent {
        let original = try json.needText("original_message_id")
        let message = try json.needChild("message")
        let type = try message.needText("type")
        // An edit of an edit does not exist; reading one would follow a hostile body down.
        return .edit(originalID: original, type == "edit" ? .unknown : InboundContent(type: type, message))
    }
}

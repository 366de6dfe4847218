extension OutboundContent {
    /// `type`, and the object of that name.
    var wire: (type: String, object: JSON) {
        switch self {
        case .text(let body, let previewsLink):
            ("text", ["body": .string(body), "preview_url": previewsLink ? true : nil])
        case .image(let source, let caption): ("image", source.json(("caption", caption)))
        case .video(let source, let caption): ("video", source.json(("caption", caption)))
        case .audio(let source, let isVoice): ("audio", source.json(voice: isVoice))
        case .document(let source, let caption, let filename):
            ("document", source.json(("caption", caption), ("filename", filename)))
        case .sticker(let source): ("sticker", source.json())
        case .location(let location): ("location", location.json)
        case .contacts(let cards): ("contacts", .array(cards.map(\.json)))
        case .reaction(let messageID, let emoji):
            ("reaction", ["message_id": .string(messageID), "emoji": .string(emoji ?? "")])
        case .interactive(let interactive): ("interactive", interactive.json)
        case .template(let template): ("template", template.json)
        case .other(let type, let object): (type, object)
        }
    }
}

/// What a message holds.
public enum OutboundContent: Hashable, Sendable {
    /// At most 4096 characters; the first link is previewed if asked for.
    case text(String, previewsLink: Bool = false)
    case image(MediaSource, caption: String? = nil)
    case video(MediaSource, caption: String? = nil)
    /// A voice note must be OGG/Opus, mono.
    case audio(MediaSource, isVoice: Bool = false)
    /// The filename's extension decides the icon.
    case document(MediaSource, caption: String? = nil, filename: String? = nil)
    /// WebP, 100 KB, animated 500 KB.
    case sticker(MediaSource)
    case location(OutboundLocation)
    case contacts([ContactCard])
    /// One emoji; `nil` takes the reaction back.
    case reaction(messageID: String, emoji: String?)
    case interactive(InteractiveMessage)
    case template(TemplateMessage)
    /// A type that has no case here, with its object.
    case other(type: String, JSON)
}

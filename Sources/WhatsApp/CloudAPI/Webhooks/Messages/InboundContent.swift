/// What a message holds.
public indirect enum InboundContent: Sendable {
    case text(String)
    case image(InboundMedia)
    case video(InboundMedia)
    case audio(InboundMedia)
    case document(InboundMedia)
    case sticker(InboundMedia)
    case location(InboundLocation)
    case contacts([ContactCard])
    /// `emoji` is `nil` when the reaction was taken back.
    case reaction(messageID: String, emoji: String?)
    /// A tap on a quick-reply button of a template.
    case button(text: String, payload: String?)
    case interactive(InteractiveReply)
    case order(InboundOrder)
    case system(SystemNotice)
    /// The chat was opened for the first time.
    case requestWelcome
    case edit(originalID: String, InboundContent)
    case revoke(originalID: String)
    /// Something that the API does not pass on; `kind` names it if Meta does.
    case unsupported(kind: String?)
    /// A media message of a history, which may follow on its own.
    case mediaPlaceholder
    /// A type that has no case here.
    case unknown
    /// A known type without what belongs to it.
    case unreadable(why: String)
}

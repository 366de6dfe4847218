import CloudAPI
import Primitives
import Routes
import Storage

/// A message to be sent, on the wire: `type` says which of the objects is read.
struct NewMessageBody: Codable, Sendable {
    let clientId: String?
    let type: String
    let text: Text?
    let template: Template?
    let media: Media?
    let reaction: JSON?
    let location: JSON?
    let contacts: JSON?
    let interactive: JSON?
    /// The message of this conversation that it quotes, by its wamid or by our id.
    let replyTo: String?
    /// The newest message that the sender had on screen.
    let seen: MessageID?
    /// Whether it is sent although a colleague has answered since.
    let anyway: Bool?
    /// Not before this moment.
    let sendAt: Timestamp?

    struct Text: Codable, Sendable {
        let body: String
        let previewUrl: Bool?
    }

    struct Template: Codable, Sendable {
        let templateId: TemplateID
        let values: [String: String]?
    }

    struct Media: Codable, Sendable {
        let mediaId: MediaID
        let caption: String?
        let filename: String?
        let voice: Bool?
    }

    /// - Throws: `MessagingError.content` when the object of the type is missing, `.mediaNotFound`.
    func draft(by caller: Caller, service: MessagingService) async throws -> Draft.Body {
        switch type {
        case "text":
            let text = try needed(text, "text")
            let content: JSON = .members([
                ("body", .string(text.body)), ("preview_url", text.previewUrl.map { .bool($0) }),
            ])
            return .freeForm(type: type, content: content.text(), text: text.body)
        case "template":
            let template = try needed(template, "template")
            let values = template.values ?? [:]
            try await service.database.read { try TemplateFiles.require(values.values, for: caller, in: $0) }
            return .template(template.templateId, values: values)
        case "image", "video", "audio", "document", "sticker":
            return try await media(needed(media, "media"), by: caller, service: service)
        case "reaction":
            let reaction = try needed(reaction, "reaction").withoutOurFile
            return .freeForm(type: type, content: reaction.text(), text: reaction["emoji"]?.string ?? "")
        case "location":
            let location = try needed(location, "location").withoutOurFile
            return .freeForm(type: type, content: location.text(), text: location["name"]?.string ?? "Location")
        case "contacts":
            let contacts = try needed(contacts, "contacts").withoutOurFile
            return .freeForm(type: type, content: contacts.text(), text: MessageText.of(type: type, contacts))
        case "interactive":
            let interactive = try needed(interactive, "interactive").withoutOurFile
            return .freeForm(type: type, content: interactive.text(), text: MessageText.of(type: type, interactive))
        default:
            throw MessagingError.content([.init(path: "type", detail: "“\(type.prefix(40))” is no type of message.")])
        }
    }

    private func media(_ media: Media, by caller: Caller, service: MessagingService) async throws -> Draft.Body {
        let (file, isMoving) = try await service.database.read { transaction in
            let file = try MediaAccess(caller, in: transaction).file(media.mediaId)
            return (file, try self.type == "image" && MediaStore(transaction).isMoving(file, in: caller.workspace))
        }
        // WhatsApp shows a GIF as a film that repeats, or not at all.
        let type = isMoving ? "video" : self.type
        guard file.state == .ready else { throw MessagingError.mediaNotFound }
        let content: JSON = .members([
            // Replaced by Meta's own id when the message leaves: see `MediaUpload`.
            ("lodestone_media", .string("\(media.mediaId)")),
            ("caption", type == "audio" || type == "sticker" ? nil : media.caption.map { .string($0) }),
            ("filename", type == "document" ? (media.filename ?? file.filename).map { .string($0) } : nil),
            ("voice", type == "audio" ? media.voice.map { .bool($0) } : nil),
        ])
        return .freeForm(type: type, content: content.text(), text: media.caption ?? "")
    }

    private func needed<Value>(_ value: Value?, _ field: String) throws -> Value {
        guard let value else {
            throw MessagingError.content([.init(path: field, detail: "A message of type \(type) needs “\(field)”.")])
        }
        return value
    }
}

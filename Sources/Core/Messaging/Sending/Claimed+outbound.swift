import CloudAPI
import Primitives

extension Claimed {
    /// The message as the client takes it.
    ///
    /// - Parameter names: Meta's identities of the message's files, where it has any of ours.
    /// - Throws: `JSONError` when the stored content is no JSON, which our own writing never makes.
    func outbound(naming names: [MediaID: String] = [:]) throws -> OutboundMessage {
        var object = try JSON(parsing: Array(content.utf8))
        if type == "template" {
            if !names.isEmpty { object = TemplateFiles.naming(names, in: object) }
        } else if let mediaID = file.flatMap({ names[$0] }), case .object(var members) = object {
            members["lodestone_media"] = nil
            members["id"] = .string(mediaID)
            object = .object(members)
        }
        return OutboundMessage(
            to: recipient.hasPrefix("+") ? .phone(recipient) : .user(recipient),
            .other(type: type, object),
            replyTo: replyTo,
            callbackData: "\(id)"
        )
    }

    /// Our files, and in which form each is sent.
    var files: [(file: MediaID, form: Rendition?)] {
        guard type == "template" else {
            return file.map { [($0, Rendition(messageType: type, isVoice: isVoice(content)))] } ?? []
        }
        return TemplateFiles.all(in: content).map { ($0.file, Rendition(messageType: $0.kind, isVoice: false)) }
    }

    private var file: MediaID? { MediaID(namedIn: content) }
}

/// Whether the content of an audio message says that it is a voice note.
func isVoice(_ content: String) -> Bool {
    content.contains("voice") && (try? JSON(parsing: Array(content.utf8)))?["voice"]?.bool == true
}

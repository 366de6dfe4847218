import CloudAPI
import Primitives

extension Claimed {
    /// The message as the client takes it.
    ///
    /// - Parameter mediaID: Meta's identity of the message's file, where it has one of ours.
    /// - Throws: `JSONError` when the stored content is no JSON, which our own writing never makes.
    func outbound(mediaID: String?) throws -> OutboundMessage {
        var object = try JSON(parsing: Array(content.utf8))
        if let mediaID, case .object(var members) = object {
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

    /// In which form its file is sent.
    var form: Rendition? { Rendition(messageType: type, isVoice: isVoice(content)) }

    /// Our file, for messages that have one.
    var file: MediaID? { MediaID(namedIn: content) }
}

/// Whether the content of an audio message says that it is a voice note.
func isVoice(_ content: String) -> Bool {
    content.contains("voice") && (try? JSON(parsing: Array(content.utf8)))?["voice"]?.bool == true
}

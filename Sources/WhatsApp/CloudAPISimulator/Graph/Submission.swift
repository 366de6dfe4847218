import CloudAPI

/// A message as it was posted, once its form is found to be right.
struct Submission: Sendable {
    enum Recipient: Sendable, Hashable {
        case digits(String)
        /// A business-scoped user ID.
        case userID(String)
    }

    let recipient: Recipient
    /// What `to` or `recipient` said, for `contacts[].input`.
    let input: String
    let type: String
    /// The object under the type's name.
    let content: JSON
    let contextID: String?
    let opaque: String?
    /// Posted to `/marketing_messages`.
    let isMarketingAPI: Bool

    /// Media that the message names: at its top, in a header, or in template parameters.
    var mediaObjects: [JSON] { Self.mediaObjects(in: .object([type: content])) }

    static let mediaTypes: Set<String> = ["image", "video", "audio", "document", "sticker"]

    private static func mediaObjects(in value: JSON) -> [JSON] {
        switch value {
        case .object(let object):
            object.flatMap { member in
                let isMedia = mediaTypes.contains(member.key) && (member.value["id"] ?? member.value["link"]) != nil
                return isMedia ? [member.value] : mediaObjects(in: member.value)
            }
        case .array(let elements): elements.flatMap(mediaObjects)
        default: []
        }
    }
}

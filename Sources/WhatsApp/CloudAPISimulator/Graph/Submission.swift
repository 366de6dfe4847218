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

    /// Media that the message names: at its top, in a header, or in template parameters; and where, as Meta's errors write
    /// it: `template['components'][0]['parameters'][0]['image']`.
    var media: [(path: String, object: JSON)] { Self.media(in: content, key: type, path: type) }

    var mediaObjects: [JSON] { media.map(\.object) }

    static let mediaTypes: Set<String> = ["image", "video", "audio", "document", "sticker"]

    private static func media(in value: JSON, key: String, path: String) -> [(path: String, object: JSON)] {
        if mediaTypes.contains(key), (value["id"] ?? value["link"]) != nil { return [(path, value)] }
        switch value {
        case .object(let object):
            return object.flatMap { media(in: $0.value, key: $0.key, path: "\(path)['\($0.key)']") }
        case .array(let elements):
            return elements.enumerated().flatMap { media(in: $1, key: "", path: "\(path)[\($0)]") }
        default: return []
        }
    }
}

/// What stands above the body of an interactive message.
public enum InteractiveHeader: Hashable, Sendable {
    /// At most 60 characters.
    case text(String)
    case image(MediaSource)
    case video(MediaSource)
    case document(MediaSource, filename: String? = nil)

    var json: JSON {
        switch self {
        case .text(let text): ["type": "text", "text": .string(text)]
        case .image(let source): ["type": "image", "image": source.json()]
        case .video(let source): ["type": "video", "video": source.json()]
        case .document(let source, let filename):
            ["type": "document", "document": source.json(("filename", filename))]
        }
    }
}

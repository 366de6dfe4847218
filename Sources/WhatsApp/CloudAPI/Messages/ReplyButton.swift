/// A button whose tap comes back as a message.
public struct ReplyButton: Hashable, Sendable {
    /// At most 256 characters.
    public var id: String
    /// At most 20 characters, different from the other buttons'.
    public var title: String

    public init(id: String, title: String) {
        self.id = id
        self.title = title
    }

    var json: JSON {
        ["type": "reply", "reply": ["id": .string(id), "title": .string(title)]]
    }
}

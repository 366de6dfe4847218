/// A message with something to tap. Which parts are required or forbidden depends on the action.
public struct InteractiveMessage: Hashable, Sendable {
    public var header: InteractiveHeader?
    /// At most 1024 characters, of a list 4096.
    public var body: String?
    /// At most 60 characters.
    public var footer: String?
    public var action: InteractiveAction

    public init(
        _ action: InteractiveAction,
        body: String? = nil,
        header: InteractiveHeader? = nil,
        footer: String? = nil
    ) {
        self.action = action
        self.body = body
        self.header = header
        self.footer = footer
    }

    var json: JSON {
        let (type, action) = action.wire
        return [
            "type": .string(type),
            "header": header?.json,
            "body": body.map { ["text": .string($0)] },
            "footer": footer.map { ["text": .string($0)] },
            "action": action,
        ]
    }
}

import CloudAPI
import Primitives

/// Whether Meta would take a message: checked before it is queued, so that a person learns at once.
enum MessageCheck {
    /// - Throws: `MessagingError.content` with the JSON path of each fault.
    static func check(type: String, content: String, replyTo: String?) throws {
        var object = try JSON(parsing: Array(content.utf8))
        if case .object(var members) = object, members["lodestone_media"] != nil {
            // Our file gets Meta's identity when the message leaves.
            members["lodestone_media"] = nil
            members["id"] = "1"
            object = .object(members)
        }
        let message = OutboundMessage(
            to: .phone("+15550100000"),
            .other(type: type, object),
            replyTo: replyTo
        )
        let problems = message.problems
        guard problems.isEmpty else {
            throw MessagingError.content(problems.map { .init(path: $0.path, detail: $0.detail) })
        }
    }
}

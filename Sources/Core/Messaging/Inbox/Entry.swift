package import Primitives
import Storage

/// A line of a thread that is no message: a member's note, or what happened.
package struct Entry: Sendable {
    package let id: EntryID
    package let conversation: ConversationID
    package let at: Timestamp
    /// `nil`: nobody did it, it happened.
    package let author: MemberID?
    package let clientID: String?
    package let text: String
    package let mentions: [MemberID]
    /// `nil` for a note.
    package let event: Event?
    package let editedAt: Timestamp?

    /// What happened, in a word, and its facts by name.
    package struct Event: Sendable, Equatable {
        package let name: String
        package let data: [String: String]
    }

    init(_ row: Row) throws {
        id = try row["id"]
        conversation = try row["conversation_id"]
        at = try row["at"]
        author = try row["author_id"]
        clientID = try row["client_id"]
        text = try row["text"]
        let named: String? = try row["mention_ids"]
        mentions = (named ?? "").split(separator: " ").compactMap { Int64($0) }.sorted().map { MemberID(rawValue: $0) }
        let name: String? = try row["name"]
        let data: String? = try row["data"]
        event = name.map { Event(name: $0, data: Entry.facts(data ?? "{}")) }
        editedAt = try row["edited_at"]
    }
}

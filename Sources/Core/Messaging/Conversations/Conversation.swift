package import Primitives
import Storage

/// All messages between one channel and one contact.
package struct Conversation: Sendable {
    package let id: ConversationID
    package let channel: ChannelID
    package let contact: ContactID
    package let status: Status
    package let unread: Int64
    /// Until when free-form messages may be sent: 24 hours after the contact's last message.
    package let windowUntil: Timestamp?
    /// When the contact came from an ad or a page button; the free window starts with the answer to it.
    package let entryAskedAt: Timestamp?
    /// Until when everything is free, after such an entry.
    package let entryUntil: Timestamp?
    package let updatedAt: Timestamp

    package enum Status: String, Sendable, DatabaseValue {
        case open
        case resolved
    }

    init(_ row: Row) throws {
        id = try row["id"]
        channel = try row["channel_id"]
        contact = try row["contact_id"]
        status = try row["status"]
        unread = try row["unread"]
        windowUntil = try row["window_until"]
        entryAskedAt = try row["entry_asked_at"]
        entryUntil = try row["entry_until"]
        updatedAt = try row["updated_at"]
    }
}

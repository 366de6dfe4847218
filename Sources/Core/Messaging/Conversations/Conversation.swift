package import Primitives
import Storage
import Workspaces

/// All messages between one channel and one contact.
package struct Conversation: Sendable {
    package let id: ConversationID
    package let channel: ChannelID
    package let contact: ContactID
    /// Its inbox, and whose it is.
    package internal(set) var place: ConversationPlace
    package internal(set) var status: Status
    package let unread: Int64
    /// Whether it is in the inbox; a campaign's is not until it is answered.
    package let isShown: Bool
    /// How it began; `nil` for those of the time before this was kept.
    package let source: Source?
    /// Until when free-form messages may be sent: 24 hours after the contact's last message.
    package let windowUntil: Timestamp?
    /// When the contact came from an ad or a page button; the free window starts with the answer to it.
    package let entryAskedAt: Timestamp?
    /// Until when everything is free, after such an entry.
    package let entryUntil: Timestamp?
    package let updatedAt: Timestamp
    /// Since when the contact waits for an answer.
    package let waitingSince: Timestamp?
    /// When somebody last answered.
    package let answeredAt: Timestamp?
    package let resolvedAt: Timestamp?
    /// `nil` too when a rule did it.
    package let resolvedBy: MemberID?

    package enum Status: String, Sendable, Codable, DatabaseValue {
        case open
        case resolved
    }

    package enum Source: String, Sendable, Codable, CaseIterable, DatabaseValue {
        case contact
        case ad
        /// A quick link.
        case link
        case campaign
        case agent
        case api
    }

    init(_ row: Row) throws {
        id = try row["id"]
        channel = try row["channel_id"]
        contact = try row["contact_id"]
        let assignee: MemberID = try row["assignee_id"]
        let team: TeamID = try row["team_id"]
        place = ConversationPlace(
            inbox: try row["inbox"],
            assignee: assignee.rawValue == 0 ? nil : assignee,
            team: team.rawValue == 0 ? nil : team
        )
        status = try row["status"]
        unread = try row["unread"]
        isShown = try row["shown"]
        source = try row["source"]
        windowUntil = try row["window_until"]
        entryAskedAt = try row["entry_asked_at"]
        entryUntil = try row["entry_until"]
        updatedAt = try row["updated_at"]
        let (waiting, answered): (Timestamp, Timestamp) = (try row["waiting_since"], try row["answered_at"])
        waitingSince = waiting.milliseconds == 0 ? nil : waiting
        answeredAt = answered.milliseconds == 0 ? nil : answered
        resolvedAt = try row["resolved_at"]
        resolvedBy = try row["resolved_by"]
    }
}

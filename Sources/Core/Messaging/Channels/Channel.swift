package import Primitives
import Storage

/// A WhatsApp number of the workspace, on Meta or on the simulator.
package struct Channel: Sendable {
    package let id: ChannelID
    package let name: String
    package let kind: Kind
    package let baseURL: String
    package let phoneNumberID: String
    package let wabaID: String
    package let displayNumber: String
    package let verifiedName: String
    /// Sealed by the instance key.
    let accessToken: [UInt8]
    let appSecret: [UInt8]
    /// Names the app secret without telling it: a channel takes webhooks signed with this secret alone.
    package let secretID: String
    package let state: State
    package let quality: String
    /// Meta's throughput of the number: 80, or 1,000 after its upgrade.
    package let messagesPerSecond: Int
    package let lastError: String?
    /// Meta's words of when it was last asked.
    package let numberStatus: String?
    package let nameStatus: String?
    let nameReason: String?
    package let messagingLimit: String?
    package let verification: String?
    package let checkedAt: Timestamp?
    /// When a webhook of it last came, to the minute; and since when one is waited for.
    package let heardAt: Timestamp?
    let unheardSince: Timestamp?
    /// Where its conversations begin.
    package let inbox: Inbox
    /// Whether anything happens to its conversations by itself: see `InboxHooks`.
    package let hasRules: Bool

    package enum Kind: String, Sendable, DatabaseValue, Codable, CaseIterable {
        case meta
        case simulator
    }

    package enum State: String, Sendable, DatabaseValue, Codable, CaseIterable {
        case connected
        /// Nothing is sent or received on it any more. What was sent before is still told of: see `ChannelClosing`.
        case disconnected
    }

    init(_ row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        kind = try row["kind"]
        baseURL = try row["base_url"]
        phoneNumberID = try row["phone_number_id"]
        wabaID = try row["waba_id"]
        displayNumber = try row["display_number"]
        verifiedName = try row["verified_name"]
        accessToken = try row["access_token"]
        appSecret = try row["app_secret"]
        secretID = try row["secret_id"]
        state = try row["state"]
        quality = try row["quality"]
        messagesPerSecond = try row["messages_per_second"]
        lastError = try row["last_error"]
        numberStatus = try row["number_status"]
        nameStatus = try row["name_status"]
        nameReason = try row["name_reason"]
        messagingLimit = try row["messaging_limit"]
        verification = try row["verification"]
        checkedAt = try row["checked_at"]
        heardAt = try row["heard_at"]
        unheardSince = try row["unheard_since"]
        inbox = try row["inbox"]
        hasRules = try row["has_rules"]
    }
}

import CloudAPI
import Primitives
import Storage

/// How a number is, on the wire.
struct ChannelHealthBody: Codable, Sendable {
    let state: NumberBadge
    /// Meta's word for it.
    let status: String?
    let quality: String
    let limit: Limit?
    let throughput: Int
    let displayName: DisplayName
    /// Of the business: `verified`, `not_verified`, `pending` …
    let verification: String?
    let webhook: Webhook
    let checkedAt: Timestamp?
    /// What Meta's support asks for, to be copied.
    let support: Support
    /// The newest five.
    let notices: [ChannelNoticeBody]

    struct Limit: Codable, Sendable {
        let tier: String
        /// `nil`: there is no limit; so for `left`.
        let people: Int?
        /// Different people in the last 24 hours, outside service windows, from all numbers of the account.
        let used: Int
        let left: Int?
    }

    struct DisplayName: Codable, Sendable {
        let name: String
        let state: String?
        let words: String
        let reason: String?
    }

    struct Webhook: Codable, Sendable {
        let lastAt: Timestamp?
        /// Meta took a message more than five minutes ago and has said nothing since.
        let late: Bool
    }

    struct Support: Codable, Sendable {
        let wabaId: String
        let phoneNumberId: String
        let displayNumber: String
        let apiVersion: String
        let lastMessageId: String?
        let lastErrorCode: Int64?
    }

    static let lateAfter: Duration = .minutes(5)

    init(_ channel: Channel, in workspace: WorkspaceID, now: Timestamp, _ transaction: Transaction) throws {
        state = channel.state == .disconnected ? .disconnected : NumberBadge(channel.numberStatus)
        status = channel.numberStatus
        quality = channel.quality
        throughput = channel.messagesPerSecond
        verification = channel.verification
        checkedAt = channel.checkedAt
        displayName = DisplayName(
            name: channel.verifiedName,
            state: channel.nameStatus,
            words: NameWords.of(channel.nameStatus),
            reason: NameWords.reason(channel.nameReason)
        )
        webhook = Webhook(
            lastAt: channel.heardAt,
            late: channel.unheardSince.map { $0 + Self.lateAfter < now } ?? false
        )
        if let word = channel.messagingLimit, let tier = MessagingLimitTier(word) {
            let used = try ReachedStore(transaction: transaction, workspace: workspace)
                .count(wabaID: channel.wabaID, since: now - ReachedStore.counted)
            limit = Limit(tier: word, people: tier.people, used: used, left: tier.people.map { max(0, $0 - used) })
        } else {
            limit = nil
        }
        let failed = try transaction.row(
            """
            SELECT wamid, error_code FROM (
             SELECT id, wamid, error_code, state FROM messages
             WHERE workspace_id = \(workspace) AND channel_id = \(channel.id) AND id > \(IDGenerator.first(at: now - .days(1)))
             ORDER BY id DESC LIMIT 1000) AS recent
            WHERE state = \(MessageState.failed) AND wamid IS NOT NULL ORDER BY id DESC LIMIT 1
            """
        )
        support = Support(
            wabaId: channel.wabaID,
            phoneNumberId: channel.phoneNumberID,
            displayNumber: channel.displayNumber,
            apiVersion: CloudAPISettings.latestVersion,
            lastMessageId: try failed.flatMap { try $0["wamid"] as String? },
            lastErrorCode: try failed.flatMap { try $0["error_code"] as Int64? }
        )
        notices = try ChannelNoticeReader(transaction: transaction, workspace: workspace)
            .page(channel.id, after: nil, limit: 5).map(ChannelNoticeBody.init)
    }
}

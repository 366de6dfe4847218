package import Messaging
package import Primitives
import Storage

/// A business number as Meta's books know it, with the channels that were connected to it.
package struct ReconciliationAccount: Sendable {
    /// The newest.
    package let channel: Channel
    /// All that ever had the number: a number that is connected again is the same to Meta.
    package let channels: [ChannelID]
    package var standing: Standing

    package var phoneNumberID: String { channel.phoneNumberID }
    package var isConnected: Bool { channel.state == .connected }

    /// What is known of it.
    package struct Standing: Sendable, Equatable {
        package var currency: String?
        package var offset: Int64?
        package var askedAt: Timestamp?
        package var triedAt: Timestamp?
        package var lastError: String?

        package init() {}
    }
}

extension ReconciliationAccount.Standing {
    init(_ row: Row) throws {
        currency = try row["currency"]
        offset = try row["utc_offset_seconds"]
        askedAt = try row["asked_at"]
        triedAt = try row["tried_at"]
        lastError = try row["last_error"]
    }
}

package import Primitives
import Storage

/// Points set aside under a reference, for a campaign or for a single send.
package struct Hold: Sendable, Equatable {
    package enum Purpose: String, Sendable, CaseIterable, Codable, DatabaseValue {
        case send
        /// A payment is disputed: caps do not count it.
        case dispute
        /// What waits for its time: caps count the hold that takes its place.
        case reservation
    }

    package let id: HoldID
    package let reference: String
    /// For a person: the campaign's name.
    package let label: String
    package let purpose: Purpose
    /// The API key that asked for it.
    package let key: APIKeyID?
    package let amount: Points
    /// What its messages were quoted.
    package let assigned: Points
    package let captured: Points
    package let released: Points
    /// When what is left goes back by itself.
    package let expiresAt: Timestamp
    package let openedAt: Timestamp
    package let closedAt: Timestamp?

    package var left: Points { amount - captured - released }
}

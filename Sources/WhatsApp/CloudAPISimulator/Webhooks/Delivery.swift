import NIOCore
import Primitives

/// One POST to the receiver: the same bytes at every attempt.
struct Delivery: Sendable {
    let id: Int
    let url: String
    let body: ByteBuffer
    let updates: Int
    let createdAt: Timestamp
    /// Position in the archive; redeliveries point at the original.
    let archived: Int
    var attempts = 0
}

/// A POST that was made up, kept to be looked at and to be sent again.
struct ArchivedDelivery: Sendable {
    let url: String
    let body: ByteBuffer
    let updates: Int
    let createdAt: Timestamp
    var attempts = 0
    /// Of the last attempt; `nil` when there was no answer.
    var status: Int?
    var deliveredAt: Timestamp?
    var gaveUpAt: Timestamp?
}

import Storage

/// How far a message has come.
///
/// The raw values are ranks: whatever arrives in which order how often, the state is the highest rank seen. So a
/// `failed` that comes before `delivered` gives way to it, and one that comes after changes nothing.
package enum MessageState: Int64, Sendable, CaseIterable, DatabaseValue {
    case queued = 0
    /// Committed before the call to Meta leaves.
    case submitting = 1
    /// A crash or time-out lost the answer: it may have been sent. Never sent again by itself.
    case unknown = 2
    case accepted = 3
    case sent = 4
    /// The deadline passed and nothing more was heard.
    case expired = 5
    case failed = 6
    case delivered = 7
    case read = 8
    /// Taken back before it was handed to Meta.
    case cancelled = 9
    /// An inbound message.
    case received = 10

    /// Of a message that may be sent again by hand.
    static let retryable: Set<MessageState> = [.failed, .expired, .unknown]

    /// The wire's word for it.
    package var word: String { "\(self)" }

    /// Whether nothing more is expected to happen, late news aside.
    package var isFinal: Bool { rawValue >= Self.expired.rawValue }
}

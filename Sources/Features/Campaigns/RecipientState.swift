/// How far one recipient of a campaign has come.
package enum RecipientState: String, Sendable, Codable, CaseIterable {
    /// Waits to be sent.
    case queued
    /// In the hands of a dispatcher.
    case submitting
    /// The answer was lost: it may have been sent, and is never sent again by itself.
    case unknown
    /// Meta has it.
    case sent
    case delivered
    case read
    case failed
    /// Never meant to be sent, with a reason.
    case skipped
    /// Taken back before it was handed over.
    case cancelled

    /// The column of `campaigns` that counts it.
    var column: String { self == .read ? "read_count" : rawValue }
}

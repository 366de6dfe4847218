import Primitives
import Storage

/// Where the money of one message stands. The raw values are stored.
package enum ChargeState: Int64, Sendable, CaseIterable, DatabaseValue {
    /// Waiting to be sent; its quote is held.
    case reserved = 0
    /// The call has left or is about to: the outcome is not known.
    case submitting = 1
    /// WhatsApp has it.
    case accepted = 2
    case charged = 3
    case free = 4
    /// The quote went back: failed, cancelled, or nothing came in time.
    case released = 5
    /// Released, and then delivered after all.
    case lateCharged = 6
    /// Delivered as something we have no price for; the quote stays held until there is one.
    case suspended = 7
    /// The same after a release.
    case suspendedLate = 8

    /// Whether its quote is still in the hold.
    package var isOpen: Bool {
        switch self {
        case .reserved, .submitting, .accepted, .suspended: true
        case .charged, .free, .released, .lateCharged, .suspendedLate: false
        }
    }

    /// Whether it waits for a deadline. What was not submitted, and what was delivered, does not.
    package var hasDeadline: Bool { self == .submitting || self == .accepted }
}

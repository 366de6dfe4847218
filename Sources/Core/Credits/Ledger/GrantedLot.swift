package import Primitives

/// A lot with what is kept of its making.
package struct GrantedLot: Sendable, Equatable {
    package let lot: Lot
    package let reference: String
    /// An operator's words; `nil` for what nobody gave.
    package let reason: String?
    package let grantedAt: Timestamp
}

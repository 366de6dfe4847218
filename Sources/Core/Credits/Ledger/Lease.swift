package import Primitives

/// A dispatcher's slice of a hold. Messages are assigned to it until it is used up, ended or taken back.
package struct Lease: Sendable, Equatable {
    package let id: LeaseID
    package let hold: HoldID
    package let owner: String
    package let amount: Points
    package let assigned: Points
    /// From then on it may be taken back from an owner who is gone.
    package let expiresAt: Timestamp
    package let endedAt: Timestamp?
}

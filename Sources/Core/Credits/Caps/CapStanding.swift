package import Primitives

/// A cap as people see it: what was spent under it and when it starts anew.
package struct CapStanding: Sendable, Equatable {
    package let kind: CapKind
    /// For a cap on an API key.
    package let key: APIKeyID?
    package let amount: Points
    /// `nil` for a cap on each campaign, which counts nothing.
    package let used: Points?
    package let renewsAt: Timestamp?
}

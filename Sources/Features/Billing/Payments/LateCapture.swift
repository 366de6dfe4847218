/// What becomes of money that comes for a payment which was closed.
package enum LateCapture: String, Sendable, CaseIterable {
    /// It is credited, and the people of the workspace are told.
    case credit
    /// It goes back where it came from.
    case refund
}

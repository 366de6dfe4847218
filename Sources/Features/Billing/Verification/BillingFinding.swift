package import Primitives

/// Two numbers of billing that should be equal and are not.
package struct BillingFinding: Sendable, Equatable, CustomStringConvertible {
    package let workspace: WorkspaceID
    /// What should hold, as a sentence.
    package let sentence: String
    /// A payment's number; `nil` when it is about the whole workspace.
    package let payment: PaymentID?
    package let found: Int64
    package let expected: Int64

    package var description: String {
        "I10 \(workspace)\(payment.map { " \($0)" } ?? ""): \(sentence). Found \(found), expected \(expected)."
    }
}

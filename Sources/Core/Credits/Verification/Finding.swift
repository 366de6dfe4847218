package import Primitives

/// Two numbers that should be equal and are not.
package struct Finding: Sendable, Equatable {
    /// `I1` to `I14` as in docs/credits.md, or `rebuild`.
    package let invariant: String
    package let workspace: WorkspaceID
    /// What should hold, as a sentence.
    package let sentence: String
    /// Which row, as the sentence's subject; empty when it is the whole wallet.
    package let subject: String
    package let found: Int64
    package let expected: Int64
}

extension Finding: CustomStringConvertible {
    package var description: String {
        let place = subject.isEmpty ? "" : " \(subject)"
        return "\(invariant) \(workspace)\(place): \(sentence). Found \(found), expected \(expected)."
    }
}

package import Primitives

/// Something about a flow that its author should mend, or should at least know, before it is published.
package struct FlowFinding: Sendable, Equatable {
    /// Where: `steps.2.delay`.
    package var path: String
    /// What is wrong there.
    package let words: String
    /// What to do about it.
    package let mend: String
    /// By which clients say both in other languages, with `facts`; `nil` where nobody translates it.
    package let code: String?
    package let facts: [String: String]
    /// It may be published all the same.
    package let isWarning: Bool

    package init(_ path: String, _ words: Said, mend: Said, code: String? = nil, isWarning: Bool = false) {
        self.path = path
        self.words = words.text
        self.mend = mend.text
        self.code = code
        facts = words.facts.merging(mend.facts) { kept, _ in kept }
        self.isWarning = isWarning
    }
}

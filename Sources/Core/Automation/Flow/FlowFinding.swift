/// Something about a flow that its author should mend, or should at least know, before it is published.
package struct FlowFinding: Sendable, Equatable {
    /// Where: `steps.2.delay`.
    package let path: String
    /// What is wrong there.
    package let words: String
    /// What to do about it.
    package let mend: String
    /// It may be published all the same.
    package let isWarning: Bool

    package init(_ path: String, _ words: String, mend: String, isWarning: Bool = false) {
        self.path = path
        self.words = words
        self.mend = mend
        self.isWarning = isWarning
    }
}

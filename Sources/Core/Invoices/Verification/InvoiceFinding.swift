/// Something about documents that should hold and does not.
package struct InvoiceFinding: Sendable, Equatable {
    /// Which row or series.
    package let subject: String
    /// What should hold, as a sentence.
    package let sentence: String
    package let found: Int64
    package let expected: Int64
}

extension InvoiceFinding: CustomStringConvertible {
    package var description: String { "I11 \(subject): \(sentence). Found \(found), expected \(expected)." }
}

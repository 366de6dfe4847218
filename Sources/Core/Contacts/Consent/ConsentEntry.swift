package import Primitives

/// A line of the ledger of consent.
package struct ConsentEntry: Sendable, Equatable {
    package let id: Int64
    package let purpose: ConsentPurpose
    package let channel: String
    package let value: OptIn
    package let source: ContactSource
    package let actor: String?
    package let evidence: String?
    package let at: Timestamp
}

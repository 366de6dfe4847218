package import Primitives

/// What became of a good row, or in a dry run would become of it.
package struct ImportOutcome: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case created
        case updated
        /// The contact is there and the row says nothing new.
        case unchanged
        /// The contact is there and stays as it is, as was chosen.
        case skipped
        /// It cannot become a contact: the plan is full, or the contact is deleted.
        case refused
        /// Taken back.
        case undone
        /// Not taken back, for it has been used or changed since.
        case kept
    }

    package let row: Int
    package var kind: Kind
    /// Where the kind does not say all.
    package var remarks: [ImportRemark] = []
    package let contact: ContactID?
    var change: ImportChange?

    package var reason: String? { remarks.text }
}

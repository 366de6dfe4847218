package import Primitives
import Storage

/// One thing that happened to a contact or a company.
package struct JournalEntry: Sendable, Equatable {
    /// A closed set: what the timeline has words for.
    package enum Kind: String, Sendable, Codable, CaseIterable, DatabaseValue {
        case created
        case name
        case email
        case phone
        case company
        case owner
        /// A custom field; `what` is its identity.
        case field
        /// `what` is the tag's identity, `to` its name.
        case tagged
        case untagged
        /// `what` is the community's identity, `to` its name.
        case joined
        case left
        case blocked
        case unblocked
        case imported
        case deleted
        case restored
    }

    package let id: Int64
    package let subject: SubjectID
    package let at: Timestamp
    /// `mem_…` or `key_…`; `nil` when nobody did it.
    package let actor: String?
    /// The bulk edit or import that did it, as text.
    package let cause: String?
    package let kind: Kind
    package let what: String
    package let from: String?
    package let to: String?
}

extension JournalEntry {
    init(_ row: Row) throws {
        id = try row["id"]
        subject = try row["subject_id"]
        at = try row["at"]
        actor = try row["actor"]
        cause = try row["cause"]
        kind = try row["kind"]
        what = try row["what"]
        from = try row["from_value"]
        to = try row["to_value"]
    }
}

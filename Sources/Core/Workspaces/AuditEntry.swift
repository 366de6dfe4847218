package import Primitives

/// One administrative act.
package struct AuditEntry: Sendable, Equatable {
    package let id: AuditEntryID
    package let at: Timestamp
    /// `mem_…`, `key_…`, or `operator` for the server's command line.
    package let actor: String
    /// The person's or the key's name; `nil` when there is none any more.
    package let actorName: String?
    package let action: String
    package let subject: String
    package let detail: String
}

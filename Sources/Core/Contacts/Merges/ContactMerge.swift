package import Primitives
import Workspaces

/// Two contacts that became one, and what the one that is no more was.
package struct ContactMerge: Sendable, Equatable {
    package let gone: ContactID
    package let kept: ContactID
    package let snapshot: MergedContact
    package let at: Timestamp
    /// `nil` where an identity proved it.
    package let by: String?
    package let undoneAt: Timestamp?
    package let undoneBy: String?
}

/// What is kept of a contact that was merged away, so that the merge can be undone.
package struct MergedContact: Codable, Sendable, Equatable {
    package let name: String
    let source: ContactSource
    let optIn: OptIn
    let optInSource: String?
    let optInAt: Timestamp?
    let blockedAt: Timestamp?
    let createdAt: Timestamp
    package let identities: [ContactIdentity]
    /// What the other one was before; merges that are older than the log do not say.
    let kept: Kept?
    /// The same of what stands beside the row.
    var book: MergedBook?

    struct Kept: Codable, Sendable, Equatable {
        let name: String
        let optIn: OptIn
        let blockedAt: Timestamp?
        var email: String?
        var company: CompanyID?
        var owner: MemberID?
        var lastInboundAt: Timestamp?
        var lastOutboundAt: Timestamp?
        /// Besides marketing.
        var refuses: Set<ConsentPurpose>?
    }
}

package import Primitives
package import Routes

package enum NoticeTag: Identified { package static let idPrefix = "ntc" }
package typealias NoticeID = ID<NoticeTag>

/// Something that people of a workspace should know.
package struct NewNotice: Sendable {
    package let workspace: WorkspaceID
    /// What happened, in a word that clients can switch on: `credits.low`, `campaign.failed`.
    package let kind: String
    /// One line.
    package let title: Said
    package let detail: Said
    /// Which of its kind's texts it is, where there are several: `link` of `contacts.export-ready`; `nil` for the one.
    package let variant: String?
    /// A path of the web client; `nil` when there is nowhere to go.
    package let link: String?
    package let audience: Audience
    /// Whether it is mailed too.
    package let email: Bool
    /// One occasion, one notice: the second with the same key changes nothing.
    package let dedupeKey: String

    package enum Audience: Sendable, Equatable {
        /// Everybody with at least this role.
        case role(Role)
        case member(MemberID)
    }

    package init(
        workspace: WorkspaceID,
        kind: String,
        variant: String? = nil,
        title: Said,
        detail: Said,
        link: String? = nil,
        audience: Audience,
        email: Bool = false,
        dedupeKey: String
    ) {
        self.workspace = workspace
        self.kind = kind
        self.variant = variant
        self.title = title
        self.detail = detail
        self.link = link
        self.audience = audience
        self.email = email
        self.dedupeKey = dedupeKey
    }

    /// The values in both texts by name, and the variant as `case`.
    var facts: [String: String] {
        var facts = title.facts.merging(detail.facts) { kept, _ in kept }
        facts["case"] = variant
        return facts
    }
}

/// A notice as one member sees it.
package struct Notice: Sendable, Equatable {
    package let id: NoticeID
    package let kind: String
    package let title: String
    package let detail: String
    /// By which a client says both in its reader's language.
    package let facts: [String: String]
    package let link: String?
    package let createdAt: Timestamp
    /// `nil` while this member has not read it.
    package let readAt: Timestamp?
}

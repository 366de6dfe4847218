package import Contacts
package import Messaging
package import Primitives
package import Workspaces

/// What answers those who answer a campaign.
package struct ReplyPlan: Sendable, Equatable, Codable {
    package var buttons: [Button]
    /// Where conversations go whose contact writes something else.
    package var inbox: Inbox?
    package var memberId: MemberID?
    package var teamId: TeamID?

    /// What a tap on one quick reply brings, once for each person.
    package struct Button: Sendable, Equatable, Codable {
        /// See `TappedButton`.
        package var index: Int
        /// As the API writes it.
        package var sequenceId: String?
        package var tagId: TagID?
        package var text: String?
        package var memberId: MemberID?
        package var teamId: TeamID?
    }

    package static let none = ReplyPlan(buttons: [], inbox: nil, memberId: nil, teamId: nil)

    var isNone: Bool { self == .none }
}

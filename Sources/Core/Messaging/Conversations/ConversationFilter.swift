package import Contacts
package import Primitives
package import Workspaces

/// Which conversations a list shows, and in which order.
package struct ConversationFilter: Sendable {
    package var tab: Tab
    package var inbox: Inbox?
    package var channel: ChannelID?
    package var assignee: Assignee?
    package var tag: TagID?
    package var isUnread = false
    package var isWindowOpen: Bool?
    package var source: Conversation.Source?
    /// Bounds of the last activity.
    package var from: Timestamp?
    package var to: Timestamp?
    /// The beginning of a contact's name, number or username.
    package var search: String?
    package var sort = Sort.newest

    package enum Tab: String, Sendable, CaseIterable {
        case unassigned
        case mine
        case mentions
        case pinned
        case open
        case resolved
    }

    package enum Assignee: Sendable, Hashable {
        case member(MemberID)
        case team(TeamID)
        case none

        init?(_ text: String) {
            if text == "none" {
                self = .none
            } else if let member = MemberID(text) {
                self = .member(member)
            } else if let team = TeamID(text) {
                self = .team(team)
            } else {
                return nil
            }
        }
    }

    package enum Sort: String, Sendable, CaseIterable {
        case newest
        case oldest
        /// Those who wait for an answer, the longest first.
        case waiting
    }

    package init(_ tab: Tab) {
        self.tab = tab
    }
}

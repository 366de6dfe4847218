package import Primitives
import Storage

/// Members who share conversations.
package struct Team: Sendable, Equatable {
    package let id: TeamID
    package let name: String
    package let description: String
    /// One of its members.
    package let lead: MemberID?
    /// In the order they joined the workspace.
    package let members: [MemberID]
    /// How conversations that come to the team are shared out.
    package let method: Method

    package enum Method: String, Sendable, Codable, CaseIterable, DatabaseValue {
        /// One after the other.
        case roundRobin = "round-robin"
        /// Whoever has the fewest open ones.
        case leastLoaded = "least-loaded"
        /// Whoever takes them.
        case manual
    }
}

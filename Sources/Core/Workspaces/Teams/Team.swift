package import Primitives

/// Members who share conversations.
package struct Team: Sendable, Equatable {
    package let id: TeamID
    package let name: String
    package let description: String
    /// One of its members.
    package let lead: MemberID?
    /// In the order they joined the workspace.
    package let members: [MemberID]
}

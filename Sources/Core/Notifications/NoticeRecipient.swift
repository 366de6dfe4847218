package import Primitives

/// A member whom a notice concerns.
package struct NoticeRecipient: Sendable, Equatable {
    package let member: MemberID
    package let address: EmailAddress

    package init(member: MemberID, address: EmailAddress) {
        self.member = member
        self.address = address
    }
}

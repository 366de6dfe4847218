package import Primitives
package import Routes

/// What somebody has who just signed in.
package struct OpenedSession: Sendable {
    package let token: Token
    package let session: SessionID
    package let member: MemberID
    package let caller: Caller
}

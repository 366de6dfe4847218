/// The ways on which a notice reaches a member.
package struct NoticeWays: Sendable, Equatable {
    /// Under the bell and in the notice centre.
    package var app: Bool
    package var email: Bool
    /// On the devices that the member allowed.
    package var push: Bool

    package init(app: Bool = true, email: Bool = true, push: Bool = true) {
        self.app = app
        self.email = email
        self.push = push
    }
}

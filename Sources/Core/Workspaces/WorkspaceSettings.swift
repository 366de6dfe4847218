package import Primitives
package import Storage

/// What the server decides for this module.
package struct WorkspaceSettings: Sendable {
    /// What goes before a path in links that people open: `https://desk.example.com`, without a slash at the end.
    package let publicURL: String
    /// Whether strangers may make an account; others come by invitation.
    package let opensSignUp: Bool
    /// Run in the transaction that makes a workspace; Credits opens its wallet there.
    package let onCreated: [Hook]
    /// Run in the transaction that activates a trial; Credits grants its points there.
    package let onTrialActivated: [Hook]
    /// How many members there may be.
    package let limits: WorkspaceLimits

    package typealias Hook = @Sendable (Transaction, WorkspaceID) throws -> Void

    package init(
        publicURL: String,
        opensSignUp: Bool = true,
        onCreated: [Hook] = [],
        onTrialActivated: [Hook] = [],
        limits: WorkspaceLimits = .none
    ) {
        self.publicURL = publicURL
        self.opensSignUp = opensSignUp
        self.onCreated = onCreated
        self.onTrialActivated = onTrialActivated
        self.limits = limits
    }

    /// Browsers must not send the session's cookie in clear when people reach us by HTTPS.
    var isSecure: Bool { publicURL.hasPrefix("https://") }

    func url(_ path: String) -> String { publicURL + path }
}

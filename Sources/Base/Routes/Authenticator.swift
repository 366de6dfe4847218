package import HTTPTypes

/// Finds out who sends a request. Workspaces makes the real one.
package struct Authenticator: Sendable {
    /// `nil` when the request carries no sign of anyone.
    ///
    /// - Throws: a problem with status 401 when it carries one that is not, or no longer, good.
    package var authenticate: @Sendable (_ headers: HTTPFields, _ ip: String) async throws -> Authentication?

    package init(authenticate: @escaping @Sendable (HTTPFields, String) async throws -> Authentication?) {
        self.authenticate = authenticate
    }

    /// Knows nobody: for servers with public routes only.
    package static let none = Authenticator { _, _ in nil }
}

/// The result of signing in with one request.
package struct Authentication: Sendable {
    package let caller: Caller
    package let means: Means

    package enum Means: Sendable, Hashable {
        /// A cookie, which browsers also send when another site asks them to: writes must show `csrf`.
        case session(id: Int64, csrf: String)
        case apiKey
    }

    package init(caller: Caller, means: Means) {
        self.caller = caller
        self.means = means
    }
}

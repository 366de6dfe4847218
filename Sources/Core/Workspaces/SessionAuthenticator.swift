import HTTPTypes
package import Primitives
package import Routes
package import Storage

/// Finds out who sends a request: an API key in `X-API-KEY`, or else the session of a browser's cookie.
///
/// The database is asked every time, so that what was revoked stops at once.
package struct SessionAuthenticator: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let cookie: SessionCookie

    package init(database: Database, ambient: Ambient, settings: WorkspaceSettings) {
        self.database = database
        self.ambient = ambient
        cookie = SessionCookie(isSecure: settings.isSecure)
    }

    package var authenticator: Authenticator {
        Authenticator { headers, _ in
            if let secret = headers[.apiKey] { return try await authenticate(key: secret) }
            guard let token = cookie.read(headers) else { return nil }
            return try await authenticate(session: token)
        }
    }

    private func authenticate(key secret: String) async throws -> Authentication {
        let now = ambient.now()
        guard let (id, token) = APIKey.read(secret),
            let (workspace, key) = try await database.read({
                try APIKeyStore(transaction: $0).find(id, token: token)
            })
        else { throw Self.badKey }
        if now - (key.lastUsedAt ?? Timestamp(milliseconds: 0)) >= APIKey.usedEvery {
            try await database.write { try APIKeyStore(transaction: $0).markUsed(id, in: workspace, at: now) }
        }
        let caller = Caller(
            workspace: workspace,
            actor: .apiKey(id, scopes: Set(key.scopes)),
            powers: key.powers
        )
        return Authentication(caller: caller, means: .apiKey)
    }

    private func authenticate(session token: Token) async throws -> Authentication {
        let now = ambient.now()
        let visit = try await database.read { try SessionStore(transaction: $0).visit(token, at: now) }
        guard let visit else { throw Problem.signInRequired }
        if now - visit.session.seenAt >= Session.seenEvery {
            try await database.write { try SessionStore(transaction: $0).markSeen(visit, at: now) }
        }
        let session = visit.session
        return Authentication(
            caller: Caller(
                workspace: session.workspace,
                actor: .member(visit.member, session.user, visit.role),
                powers: visit.powers,
                isOperator: visit.isOperator
            ),
            means: .session(id: session.id.rawValue, csrf: Self.csrf(token))
        )
    }

    /// What a page of ours sends back in `X-CSRF-Token`: another site can make a browser send the cookie, but cannot read
    /// what follows from it.
    static func csrf(_ token: Token) -> String { token.derived("csrf") }

    private static let badKey = Problem(
        "api-key-not-good",
        status: 401,
        title: "This API key does not work",
        detail: "It was revoked, or it is not complete. Keys look like lk_… and are sent in X-API-KEY."
    )
}

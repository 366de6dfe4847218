import Primitives
package import Routes

/// A person's own affairs.
package struct AccountRoutes: Sendable {
    private let accounts: AccountService
    private let cookie: SessionCookie

    init(accounts: AccountService, cookie: SessionCookie) {
        self.accounts = accounts
        self.cookie = cookie
    }

    package var all: [Route] {
        [
            Route(
                .put,
                "/api/account/password",
                access: .member,
                summary: "Set a new password; your other sessions end, this one gets a new cookie and X-CSRF-Token",
                takes: PasswordBody.self,
                changePassword
            ),
            Route(
                .get,
                "/api/account/sessions",
                access: .member,
                summary: "Where you are signed in, newest first",
                gives: Page<AccountSessionBody>.self,
                listSessions
            ),
            Route(
                .delete,
                "/api/account/sessions/{id}",
                access: .member,
                summary: "Sign out somewhere else",
                endSession
            ),
        ]
    }

    @Sendable
    private func changePassword(_ call: Call) async throws -> Reply {
        let (_, session) = try call.person
        let body = try await call.body(PasswordBody.self)
        let token = try await accounts.changePassword(
            current: body.current,
            to: body.new,
            of: try call.caller,
            session: session
        )
        // The session's token is another now, and with it the one that goes along with writes.
        return Reply.noContent.cookie(cookie.setting(token))
            .header(.csrfToken, SessionAuthenticator.csrf(token))
    }

    @Sendable
    private func listSessions(_ call: Call) async throws -> Reply {
        let (user, current) = try call.person
        let sessions = try await accounts.sessions(of: user)
        return .json(Page(items: sessions.map { AccountSessionBody($0, isCurrent: $0.id == current) }))
    }

    @Sendable
    private func endSession(_ call: Call) async throws -> Reply {
        let (user, _) = try call.person
        try await accounts.endSession(try call.id("id"), of: user)
        return .noContent
    }
}

struct PasswordBody: Codable, Sendable {
    /// May be left out within 15 minutes of signing in by a mailed link.
    let current: String?
    let new: String
}

struct AccountSessionBody: Codable, Sendable {
    let id: SessionID
    let userAgent: String
    let ip: String
    let createdAt: Timestamp
    let seenAt: Timestamp
    let expiresAt: Timestamp
    let isCurrent: Bool

    init(_ session: Session, isCurrent: Bool) {
        id = session.id
        userAgent = session.userAgent
        ip = session.ip
        createdAt = session.createdAt
        seenAt = session.seenAt
        expiresAt = session.expiresAt
        self.isCurrent = isCurrent
    }
}

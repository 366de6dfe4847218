import HTTPTypes
import Primitives
package import Routes

/// In and out, as JSON.
package struct SignInRoutes: Sendable {
    private let workspaces: WorkspaceService
    private let signIns: SignInService
    private let accounts: AccountService
    private let sessions: SessionRoutes
    private let limits: SignInLimits
    private let cookie: SessionCookie
    private let opensSignUp: Bool

    init(
        workspaces: WorkspaceService,
        signIns: SignInService,
        accounts: AccountService,
        sessions: SessionRoutes,
        limits: SignInLimits,
        cookie: SessionCookie,
        opensSignUp: Bool
    ) {
        self.workspaces = workspaces
        self.signIns = signIns
        self.accounts = accounts
        self.sessions = sessions
        self.limits = limits
        self.cookie = cookie
        self.opensSignUp = opensSignUp
    }

    package var all: [Route] { opensSignUp ? [signUpRoute] + doors : doors }

    private var signUpRoute: Route {
        Route(
            .post,
            "/api/sign-up",
            access: .public,
            summary: "Make an account and a workspace, and sign in",
            takes: SignUpBody.self,
            gives: SessionBody.self,
            status: 201,
            signUp
        )
    }

    private var doors: [Route] {
        [
            Route(
                .post,
                "/api/sign-in",
                access: .public,
                summary: "Sign in with a password",
                takes: SignInBody.self,
                gives: SessionBody.self,
                signIn
            ),
            Route(
                .post,
                "/api/login-links",
                access: .public,
                summary: "Have a link mailed that signs in once",
                takes: LoginLinkBody.self,
                status: 202,
                mailLink
            ),
            Route(.post, "/api/sign-out", access: .member, summary: "End this session", signOut),
        ]
    }

    @Sendable
    private func signUp(_ call: Call) async throws -> Reply {
        try limits.countSignUp(ip: call.ip)
        let body = try await call.body(SignUpBody.self)
        let account = try NewAccount(
            name: body.name,
            email: body.email,
            password: body.password,
            company: body.company,
            country: body.country,
            timeZone: body.timeZone
        )
        let opened = try await workspaces.signUp(account, device: call.device, logger: call.logger)
        return try await answer(opened, created: true)
    }

    @Sendable
    private func signIn(_ call: Call) async throws -> Reply {
        let body = try await call.body(SignInBody.self)
        let opened = try await signIns.signIn(
            email: body.email,
            password: body.password,
            device: call.device,
            logger: call.logger
        )
        return try await answer(opened, created: false)
    }

    @Sendable
    private func mailLink(_ call: Call) async throws -> Reply {
        let body = try await call.body(LoginLinkBody.self)
        try await signIns.mailLoginLink(to: body.email, ip: call.ip)
        return .accepted
    }

    @Sendable
    private func signOut(_ call: Call) async throws -> Reply {
        let (user, session) = try call.person
        try await accounts.endSession(session, of: user)
        return Reply.noContent.cookie(cookie.clearing)
    }

    private func answer(_ opened: OpenedSession, created: Bool) async throws -> Reply {
        let body = try await sessions.body(for: opened.authentication)
        return Reply.json(body, status: created ? .created : .ok).cookie(cookie.setting(opened.token))
    }
}

extension OpenedSession {
    /// As the next request will be signed in.
    var authentication: Authentication {
        Authentication(
            caller: caller,
            means: .session(id: session.rawValue, csrf: SessionAuthenticator.csrf(token))
        )
    }
}

struct SignUpBody: Codable, Sendable {
    let name: String
    let email: String
    let password: String
    let company: String
    /// ISO 3166-1 alpha-2.
    let country: String
    /// IANA.
    let timeZone: String
}

struct SignInBody: Codable, Sendable {
    let email: String
    let password: String
}

struct LoginLinkBody: Codable, Sendable {
    let email: String
}

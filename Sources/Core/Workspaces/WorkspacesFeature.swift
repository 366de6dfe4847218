package import Jobs
package import Notifications
package import Primitives
package import Routes
package import Storage

/// What the server composes of this module, and the services that it and the command line call.
package struct WorkspacesFeature: Sendable {
    package let migrations = WorkspaceMigrations.all
    package let authenticator: Authenticator
    package let routes: [Route]
    package let workspaces: WorkspaceService
    package let signIns: SignInService
    package let accounts: AccountService
    package let members: MemberService
    package let invitations: InvitationService
    package let apiKeys: APIKeyService
    package let jobHandlers: [JobHandler]
    /// The name of the session's cookie, for the API's document.
    package let cookieName: String

    /// - Parameters:
    ///   - permissions: those of every feature; `Permission.workspaces` is among them.
    ///   - cost: what a password hash costs; only tests take less than the standard.
    ///   - departures: what others do when somebody leaves.
    ///   - cameOnline: what they do when somebody takes conversations again.
    ///   - told: hears what becomes of members and teams.
    ///   - subjects: what others' things are called that the journal names.
    ///   - simulator: the sandbox's link for `GET /api/session`.
    package init(
        database: Database,
        ambient: Ambient,
        settings: WorkspaceSettings,
        mails: MailQueue,
        permissions: [Permission],
        cost: PasswordHash.Cost = .standard,
        departures: Departures = Departures(),
        cameOnline: @escaping Arrival = { _, _ in },
        told: @escaping StaffNews = { _, _, _ in },
        subjects: SubjectNames = SubjectNames(),
        simulator: @escaping SessionRoutes.Simulator = { _ in nil }
    ) {
        let passwords = PasswordHasher(cost: cost, ambient: ambient)
        let limits = SignInLimits(ambient: ambient)
        let cookie = SessionCookie(isSecure: settings.isSecure)
        cookieName = cookie.name
        workspaces = WorkspaceService(
            database: database,
            ambient: ambient,
            passwords: passwords,
            mails: mails,
            settings: settings
        )
        signIns = SignInService(
            database: database,
            ambient: ambient,
            passwords: passwords,
            mails: mails,
            settings: settings,
            limits: limits
        )
        invitations = InvitationService(
            database: database,
            ambient: ambient,
            passwords: passwords,
            mails: mails,
            settings: settings,
            limits: limits,
            permissions: permissions,
            told: told
        )
        accounts = AccountService(
            database: database,
            ambient: ambient,
            passwords: passwords,
            mails: mails,
            settings: settings,
            limits: limits
        )
        members = MemberService(
            database: database,
            ambient: ambient,
            permissions: permissions,
            departures: departures,
            cameOnline: cameOnline,
            told: told
        )
        let roles = RoleService(database: database, ambient: ambient, permissions: permissions)
        let teams = TeamService(database: database, ambient: ambient, departures: departures, told: told)
        apiKeys = APIKeyService(database: database, ambient: ambient, permissions: permissions)
        authenticator = SessionAuthenticator(database: database, ambient: ambient, settings: settings).authenticator
        jobHandlers = [
            PruningJob(database: database, ambient: ambient).handler,
            LoginLinkJob(database: database, ambient: ambient, mails: mails, settings: settings).handler,
        ]
        let sessions = SessionRoutes(
            database: database,
            accounts: accounts,
            permissions: permissions,
            simulator: simulator
        )
        let json =
            sessions.all + AccountRoutes(accounts: accounts, cookie: cookie).all
            + MemberRoutes(members: members, permissions: permissions).all
            + RoleRoutes(roles: roles, permissions: permissions).all + TeamRoutes(teams: teams).all
            + InvitationRoutes(invitations: invitations).all + APIKeyRoutes(keys: apiKeys).all
            + AuditRoutes(database: database, ambient: ambient, subjects: subjects).all
        let doors = SignInRoutes(
            workspaces: workspaces,
            signIns: signIns,
            accounts: accounts,
            sessions: sessions,
            limits: limits,
            cookie: cookie,
            opensSignUp: settings.opensSignUp
        )
        let signInPages = SignInPages(
            workspaces: workspaces,
            signIns: signIns,
            limits: limits,
            cookie: cookie,
            opensSignUp: settings.opensSignUp
        )
        let pages = [
            signInPages.all,
            ForgottenPages(signIns: signIns, accounts: accounts, limits: limits, cookie: cookie).all,
            LoginPages(workspaces: workspaces, signIns: signIns, limits: limits, cookie: cookie).all,
            InvitationPages(invitations: invitations, limits: limits, cookie: cookie).all,
            [PlainStylesheet.route],
        ]
        routes = json + doors.all + pages.flatMap { $0 }
    }
}

package import Notifications
package import Primitives
package import Routes
package import Storage

/// What a person changes about themselves.
package struct AccountService: Sendable {
    let database: Database
    let ambient: Ambient
    let passwords: PasswordHasher
    private let mails: MailQueue
    private let settings: WorkspaceSettings
    private let limits: SignInLimits
    private let audit: AuditLog

    /// Whoever came by a link within this time proved that they can read the mail, and needs no present password.
    private static let linkProves = Duration.minutes(15)

    package init(
        database: Database,
        ambient: Ambient,
        passwords: PasswordHasher,
        mails: MailQueue,
        settings: WorkspaceSettings,
        limits: SignInLimits
    ) {
        self.database = database
        self.ambient = ambient
        self.passwords = passwords
        self.mails = mails
        self.settings = settings
        self.limits = limits
        audit = AuditLog(ambient: ambient)
    }

    /// Sets a new password and ends every other session and every link of the person.
    ///
    /// - Parameters:
    ///   - current: the present password; `nil` is accepted shortly after a sign-in by link.
    ///   - session: the one that goes on, with another token: whoever had a copy of the old one is out.
    /// - Returns: the session's new token.
    /// - Throws: `WorkspaceError.wrongCurrentPassword`, `.weakPassword`, the problem `too-many-requests`.
    package func changePassword(
        current: String?,
        to new: String,
        of caller: Caller,
        session: SessionID
    ) async throws -> Token {
        guard case .member(_, let id, _) = caller.actor else { throw Problem.signInRequired }
        let now = ambient.now()
        let (user, opened) = try await database.read { transaction in
            let sessions = try SessionStore(transaction: transaction).list(of: id, at: now)
            return (try UserStore(transaction).find(id), sessions.first { $0.id == session })
        }
        guard let user, let opened else { throw Problem.signInRequired }
        try await prove(current, user, opened, now: now)
        let hash = try await passwords.hash(try checked(new, of: user))
        let token = Token(ambient: ambient)
        try await database.write { transaction in
            // Two changes at once: the second was proven by a password that is none any more.
            guard try UserStore(transaction).lock(id)?.passwordHash == user.passwordHash else {
                throw WorkspaceError.wrongCurrentPassword
            }
            try SessionStore(transaction: transaction).setToken(token, of: session)
            try set(hash, of: user, except: session, by: caller, in: transaction)
        }
        return token
    }

    /// The change itself: what the old password opened ends, and the person is told by mail, whoever it was.
    ///
    /// - Parameter session: the one that goes on, if any.
    func set(
        _ hash: PasswordHash,
        of user: User,
        except session: SessionID? = nil,
        by caller: Caller,
        in transaction: Transaction
    ) throws {
        try UserStore(transaction).setPassword(hash, of: user.id)
        try SessionStore(transaction: transaction).deleteAll(of: user.id, except: session)
        try LoginLinkStore(transaction: transaction).deleteAll(of: user.id)
        try audit.record("account.password-changed", subject: "\(user.id)", by: caller, in: transaction)
        let mail: MailID = ambient.id()
        try mails.enqueue(
            to: user.email,
            subject: "Your password was changed",
            text: """
                Hello \(user.name),

                your password was changed just now. Wherever else you were signed in, you are not any more.

                If that was not you, set another one at once, and tell an administrator of your workspace:

                \(settings.url("/sign-in/forgot"))

                """,
            workspace: caller.workspace,
            key: "password-changed:\(mail)",
            in: transaction
        )
    }

    /// Newest first.
    package func sessions(of user: UserID) async throws -> [Session] {
        let now = ambient.now()
        return try await database.read { try SessionStore(transaction: $0).list(of: user, at: now) }
    }

    /// - Throws: `WorkspaceError.sessionNotFound`.
    package func endSession(_ id: SessionID, of user: UserID) async throws {
        let found = try await database.write { try SessionStore(transaction: $0).delete(id, of: user) }
        guard found else { throw WorkspaceError.sessionNotFound }
    }

    package func workspaces(of user: UserID) async throws -> [Workspace] {
        try await database.read { try WorkspaceStore($0).list(of: user) }
    }

    /// Turns the session towards another workspace of the person.
    ///
    /// - Throws: `WorkspaceError.workspaceNotFound`.
    package func switchWorkspace(to workspace: WorkspaceID, session: SessionID, of user: UserID) async throws {
        try await database.write { transaction in
            guard try MemberStore(transaction, workspace: workspace).find(user: user) != nil else {
                throw WorkspaceError.workspaceNotFound
            }
            try SessionStore(transaction: transaction).setWorkspace(workspace, of: session)
        }
    }

    private func prove(_ current: String?, _ user: User, _ session: Session, now: Timestamp) async throws {
        if current == nil, session.openedBy == .link, now - session.createdAt < Self.linkProves { return }
        // Whoever found a browser signed in must not guess the password there either.
        try limits.countPassword(of: user.email)
        guard let current, try await passwords.verify(current, against: user.passwordHash) else {
            throw WorkspaceError.wrongCurrentPassword
        }
    }

    func checked(_ text: String, of user: User) throws -> Password {
        do {
            return try Password(text, personal: [user.name, user.email.rawValue])
        } catch {
            throw WorkspaceError.weakPassword(error)
        }
    }
}

import Jobs
package import Logging
package import Notifications
package import Primitives
import Routes
package import Storage

/// The doors: a password, a link that works once, and the way out.
package struct SignInService: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let passwords: PasswordHasher
    private let mails: MailQueue
    private let settings: WorkspaceSettings
    private let limits: SignInLimits

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
    }

    /// - Throws: `WorkspaceError.wrongCredentials`, `.noWorkspace`, the problem `too-many-requests`.
    package func signIn(
        email: String,
        password: String,
        device: Device,
        logger: Logger
    ) async throws -> OpenedSession {
        let address = EmailAddress(email)
        try limits.countSignIn(ip: device.ip, email: address)
        let user = try await database.read { transaction in
            try address.flatMap { try UserStore(transaction).find(email: $0) }
        }
        // Nobody there takes as long as a wrong password.
        let isRight = try await passwords.verify(password, against: user?.passwordHash)
        guard let user, isRight else {
            logger.info("Sign-in refused", metadata: ["client.ip": "\(device.ip)"])
            throw WorkspaceError.wrongCredentials
        }
        limits.forgive(user.email, ip: device.ip)
        let renewed = try await renewed(user, password: password)
        return try await open(user, device: device, renewed: renewed)
    }

    /// A link that signs the person in once.
    ///
    /// - Returns: its whole URL.
    package func makeLoginLink(
        for user: UserID,
        in workspace: WorkspaceID,
        leads: LoginLinkJob.Destination = .app,
        validFor: Duration = .minutes(15)
    ) async throws -> String {
        let token = Token(ambient: ambient)
        let now = ambient.now()
        let id: LoginLinkID = ambient.id()
        try await database.write { transaction in
            try LoginLinkStore(transaction: transaction).insert(
                id,
                token: token,
                user: user,
                workspace: workspace,
                createdAt: now,
                expiresAt: now + validFor
            )
        }
        return settings.url(leads.path(token))
    }

    /// Whether mails reach people, so that a link may be asked for.
    var mailsLinks: Bool { mails.delivers }

    /// Mails a link to whoever has this address; says nothing about whether anybody has.
    ///
    /// The address is looked up by a job: here, a known one would take longer than an unknown one.
    /// - Parameter leads: where the link in the mail leads.
    /// - Throws: `WorkspaceError.mailNotConfigured`, the problem `too-many-requests`.
    package func mailLoginLink(
        to email: String,
        leads: LoginLinkJob.Destination = .app,
        ip: String
    ) async throws {
        guard mails.delivers else { throw WorkspaceError.mailNotConfigured }
        let address = EmailAddress(email)
        try limits.countLink(ip: ip, email: address)
        guard let address else { return }
        let id: LoginLinkID = ambient.id()
        let job = try LoginLinkJob.job(id, to: address, leads: leads, at: ambient.now())
        _ = try await database.write { try JobStore($0, ambient: ambient).enqueue(job) }
    }

    /// Whom the link would sign in; does not use it up.
    ///
    /// - Throws: `WorkspaceError.linkNotGood`.
    func person(of token: Token) async throws -> User {
        let now = ambient.now()
        return try await database.read { try LoginLinkStore(transaction: $0).person(of: token, at: now) }
    }

    /// - Throws: `WorkspaceError.linkNotGood`.
    package func signIn(link token: Token, device: Device) async throws -> OpenedSession {
        let now = ambient.now()
        let session = Token(ambient: ambient)
        return try await database.write { transaction in
            let (member, user, workspace) = try LoginLinkStore(transaction: transaction).redeem(token, at: now)
            return try SessionOpener(ambient: ambient).open(
                session,
                user: user,
                member: member,
                workspace: workspace,
                by: .link,
                device: device,
                in: transaction
            )
        }
    }

    /// - Returns: `nil` when the stored hash is as it should be, else one with today's parameters.
    private func renewed(_ user: User, password: String) async throws -> PasswordHash? {
        guard passwords.isOutdated(user.passwordHash) else { return nil }
        return try await passwords.hash(accepted: password)
    }

    /// - Parameter known: as they were when the password was compared.
    private func open(_ known: User, device: Device, renewed: PasswordHash?) async throws -> OpenedSession {
        let user = known.id
        let token = Token(ambient: ambient)
        let now = ambient.now()
        return try await database.write { transaction in
            // A password that was changed in between opens nothing any more.
            guard try UserStore(transaction).lock(user)?.passwordHash == known.passwordHash else {
                throw WorkspaceError.wrongCredentials
            }
            let members = try WorkspaceStore(transaction).list(of: user).compactMap { workspace in
                try MemberStore(transaction, workspace: workspace.id).find(user: user).map { (workspace.id, $0) }
            }
            // Where they were last; someone who has been nowhere yet begins with the workspace that came first.
            let latest = members.max { ($0.1.seenAt ?? $0.1.joinedAt) < ($1.1.seenAt ?? $1.1.joinedAt) }
            guard let (workspace, member) = latest else { throw WorkspaceError.noWorkspace }
            if let renewed { try UserStore(transaction).setPassword(renewed, of: user) }
            try SessionStore(transaction: transaction).deleteExpired(at: now)
            return try SessionOpener(ambient: ambient).open(
                token,
                user: user,
                member: member,
                workspace: workspace,
                by: .password,
                device: device,
                in: transaction
            )
        }
    }
}

package import Logging
package import Notifications
package import Primitives
import Routes
package import Storage

/// How a workspace begins.
package struct WorkspaceService: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let passwords: PasswordHasher
    private let mails: MailQueue
    private let settings: WorkspaceSettings
    private let audit: AuditLog

    /// How long the link in the mail that confirms an address works.
    private static let confirmationValidFor = Duration.days(3)

    package init(
        database: Database,
        ambient: Ambient,
        passwords: PasswordHasher,
        mails: MailQueue,
        settings: WorkspaceSettings
    ) {
        self.database = database
        self.ambient = ambient
        self.passwords = passwords
        self.mails = mails
        self.settings = settings
        audit = AuditLog(ambient: ambient)
    }

    /// Makes a person, their workspace, and a session, all or nothing.
    ///
    /// The trial begins at once where no mail is sent, else when the address is confirmed.
    /// - Throws: `WorkspaceError.emailTaken`.
    package func signUp(_ account: NewAccount, device: Device, logger: Logger) async throws -> OpenedSession {
        let now = ambient.now()
        let user = User(
            id: ambient.id(),
            email: account.email,
            name: account.name,
            passwordHash: try await passwords.hash(account.password),
            emailConfirmedAt: nil,
            createdAt: now
        )
        let workspace = Workspace(
            id: ambient.id(),
            name: account.company,
            country: account.country,
            timeZone: account.timeZone,
            createdAt: now
        )
        let session = Token(ambient: ambient)
        let confirmation = Token(ambient: ambient)
        let opened = try await database.write { transaction in
            let member = try add(user, workspace, in: transaction)
            for hook in settings.onCreated { try hook(transaction, workspace.id) }
            let caller = Caller(workspace: workspace.id, actor: .member(member.id, user.id, .owner))
            try audit.record("workspace.created", subject: "\(workspace.id)", by: caller, in: transaction)
            if mails.delivers {
                try sendConfirmation(confirmation, to: user, workspace: workspace.id, in: transaction)
            } else {
                try Trial(hooks: settings.onTrialActivated)
                    .activate(workspace.id, for: user.id, at: now, in: transaction)
            }
            return try SessionOpener(ambient: ambient).open(
                session,
                user: user.id,
                member: member,
                workspace: workspace.id,
                by: .password,
                device: device,
                in: transaction
            )
        }
        logger.info("Workspace created", metadata: ["workspace.id": "\(workspace.id)", "user.id": "\(user.id)"])
        return opened
    }

    /// Confirms an address, and with it begins the trial of the workspaces that the person owns.
    ///
    /// - Throws: `WorkspaceError.linkNotGood`.
    package func confirmEmail(_ token: Token, logger: Logger) async throws {
        let now = ambient.now()
        let user = try await database.write { transaction in
            guard let user = try UserStore(transaction).confirm(token, at: now) else {
                throw WorkspaceError.linkNotGood
            }
            for workspace in try WorkspaceStore(transaction).list(of: user) {
                let member = try MemberStore(transaction, workspace: workspace.id).find(user: user)
                guard member?.role == .owner else { continue }
                let trial = Trial(hooks: settings.onTrialActivated)
                if try trial.activate(workspace.id, for: user, at: now, in: transaction) { break }
            }
            return user
        }
        logger.info("Address confirmed", metadata: ["user.id": "\(user)"])
    }

    private func add(_ user: User, _ workspace: Workspace, in transaction: Transaction) throws -> Member {
        guard try UserStore(transaction).insert(user) else { throw WorkspaceError.emailTaken }
        try WorkspaceStore(transaction).insert(workspace)
        let id: MemberID = ambient.id()
        _ = try MemberStore(transaction, workspace: workspace.id)
            .insert(id, user: user.id, role: .builtIn(.owner), at: user.createdAt)
        return Member(
            id: id,
            user: user.id,
            name: user.name,
            email: user.email,
            role: .owner,
            custom: nil,
            powers: .ofRole,
            isAway: false,
            joinedAt: user.createdAt,
            seenAt: nil
        )
    }

    private func sendConfirmation(
        _ token: Token,
        to user: User,
        workspace: WorkspaceID,
        in transaction: Transaction
    ) throws {
        try UserStore(transaction)
            .setConfirmation(token, of: user.id, expiresAt: user.createdAt + Self.confirmationValidFor)
        try mails.enqueue(
            to: user.email,
            subject: "Confirm your e-mail address",
            text: """
                Hello \(user.name),

                open this link to confirm your address and to start your free trial:

                \(settings.url("/confirm/\(token.text)"))

                It works for three days. If you did not sign up, ignore this mail.

                """,
            workspace: workspace,
            key: "confirm:\(user.id)",
            in: transaction
        )
    }
}

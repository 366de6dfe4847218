package import Notifications
package import Primitives
package import Routes
package import Storage

/// How people come into a workspace that is there already.
package struct InvitationService: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let passwords: PasswordHasher
    private let mails: MailQueue
    private let settings: WorkspaceSettings
    private let limits: SignInLimits
    private let permissions: [Permission]
    private let audit: AuditLog

    package init(
        database: Database,
        ambient: Ambient,
        passwords: PasswordHasher,
        mails: MailQueue,
        settings: WorkspaceSettings,
        limits: SignInLimits,
        permissions: [Permission]
    ) {
        self.database = database
        self.ambient = ambient
        self.passwords = passwords
        self.mails = mails
        self.settings = settings
        self.limits = limits
        self.permissions = permissions
        audit = AuditLog(ambient: ambient)
    }

    /// An invitation as its link shows it.
    package struct View: Sendable {
        package let workspaceName: String
        package let email: EmailAddress
        package let roleName: String
        /// Whether somebody signs in with this address already, and so needs no new password.
        package let hasAccount: Bool
    }

    /// Invites, and mails the link where mail is sent. An older open invitation of the same address stops working.
    ///
    /// - Returns: the link too where no mail is sent, so that the inviter can pass it on. Elsewhere whoever opens it has
    ///   shown that the address is theirs.
    /// - Throws: `WorkspaceError.aboveOwnRole`, `.roleNotFound`, `.roleBeyondOwn`, `.alreadyMember`, `.emailNotConfirmed`,
    ///   `PlanLimitReached`, the problem `too-many-requests`.
    package func invite(
        _ email: EmailAddress,
        as role: RoleChoice,
        by caller: Caller
    ) async throws -> (invitation: Invitation, url: String?) {
        let delivers = mails.delivers
        let token = Token(ambient: ambient)
        let now = ambient.now()
        let url = settings.url("/invitations/\(token.text)")
        let id: InvitationID = ambient.id()
        if delivers { try limits.countInvitation(to: email, from: caller.workspace) }
        let invitation = try await database.write { transaction in
            try WorkspaceStore(transaction).lock(caller.workspace)
            try RoleGiving(transaction: transaction, workspace: caller.workspace, permissions: permissions)
                .check(role, by: caller.now(in: transaction))
            let name = try role.custom.flatMap {
                try RoleStore(transaction, workspace: caller.workspace).find($0)?.name
            }
            let invitation = Invitation(
                id: id,
                email: email,
                role: role,
                roleName: name ?? role.rank.rawValue,
                invitedBy: caller.name,
                createdAt: now,
                expiresAt: now + Invitation.validFor
            )
            if delivers { try checkConfirmed(caller, transaction) }
            guard try MemberStore(transaction, workspace: caller.workspace).find(email: email) == nil else {
                throw WorkspaceError.alreadyMember(email)
            }
            let store = InvitationStore(transaction: transaction)
            try store.revokeOpen(for: email, in: caller.workspace, at: now)
            // Each open link is somebody's place, so that whoever accepts one finds it.
            try settings.limits.admit(.members, to: caller.workspace, transaction) {
                try MemberStore(transaction, workspace: caller.workspace).count()
                    + store.openCount(in: caller.workspace, at: now)
            }
            try store.insert(invitation, token: token, in: caller.workspace)
            try audit.record(
                "members.invited",
                subject: "\(invitation.id)",
                detail: "\(email) as \(invitation.roleName)",
                by: caller,
                in: transaction
            )
            if delivers { try mail(invitation, url: url, caller.workspace, transaction) }
            return invitation
        }
        return (invitation, delivers ? nil : url)
    }

    package func page(of workspace: WorkspaceID, after last: InvitationID?, limit: Int) async throws -> [Invitation] {
        try await database.read { transaction in
            try InvitationStore(transaction: transaction).page(of: workspace, after: last, limit: limit)
        }
    }

    /// - Throws: `WorkspaceError.invitationNotFound`.
    package func revoke(_ id: InvitationID, by caller: Caller) async throws {
        let now = ambient.now()
        try await database.write { transaction in
            let store = InvitationStore(transaction: transaction)
            guard let email = try store.revoke(id, in: caller.workspace, at: now) else {
                throw WorkspaceError.invitationNotFound(id)
            }
            try audit.record(
                "members.invitation-withdrawn",
                subject: "\(id)",
                detail: "\(email)",
                by: caller,
                in: transaction
            )
        }
    }

    /// - Throws: `WorkspaceError.invitationNotGood`.
    package func view(_ token: Token) async throws -> View {
        let now = ambient.now()
        return try await database.read { transaction in
            guard let (workspace, invitation) = try InvitationStore(transaction: transaction).find(token, at: now),
                let found = try WorkspaceStore(transaction).find(workspace)
            else { throw WorkspaceError.invitationNotGood }
            return View(
                workspaceName: found.name,
                email: invitation.email,
                roleName: invitation.roleName,
                hasAccount: try UserStore(transaction).find(email: invitation.email) != nil
            )
        }
    }

    /// Joins: with the password of the account that is there, or with a name and a password for a new one.
    ///
    /// - Throws: `WorkspaceError.invitationNotGood`, `.wrongCredentials`, `.nameMissing`, `.weakPassword`,
    ///   `.alreadyMember`, `PlanLimitReached`, the problem `too-many-requests`.
    package func accept(
        _ token: Token,
        name: String,
        password: String,
        device: Device
    ) async throws -> OpenedSession {
        let view = try await view(token)
        try limits.countSignIn(ip: device.ip, email: view.email)
        let existing = try await database.read { try UserStore($0).find(email: view.email) }
        let user: User
        if let existing {
            guard try await passwords.verify(password, against: existing.passwordHash) else {
                throw WorkspaceError.wrongCredentials
            }
            user = existing
        } else {
            user = try await newUser(view.email, name: name.trimmedLine, password: password)
        }
        return try await join(token, as: user, isNew: existing == nil, device: device)
    }

    private func newUser(_ email: EmailAddress, name: String, password: String) async throws -> User {
        guard name.hasLength(1...100) else { throw WorkspaceError.nameMissing }
        let accepted: Password
        do {
            accepted = try Password(password, personal: [name, email.rawValue])
        } catch {
            throw WorkspaceError.weakPassword(error)
        }
        return User(
            id: ambient.id(),
            email: email,
            name: name,
            passwordHash: try await passwords.hash(accepted),
            emailConfirmedAt: nil,
            createdAt: ambient.now()
        )
    }

    private func join(_ token: Token, as user: User, isNew: Bool, device: Device) async throws -> OpenedSession {
        let now = ambient.now()
        let session = Token(ambient: ambient)
        let id: MemberID = ambient.id()
        return try await database.write { transaction in
            let invitations = InvitationStore(transaction: transaction)
            guard let (workspace, invitation) = try invitations.find(token, at: now),
                try invitations.accept(invitation.id, in: workspace, at: now)
            else { throw WorkspaceError.invitationNotGood }
            if isNew {
                guard try UserStore(transaction).insert(user) else { throw WorkspaceError.emailTaken }
            } else {
                // The password may have been changed since it was compared.
                guard try UserStore(transaction).lock(user.id)?.passwordHash == user.passwordHash else {
                    throw WorkspaceError.wrongCredentials
                }
            }
            // Nobody but the mail told them the link.
            if mails.delivers { try UserStore(transaction).markConfirmed(user.id, at: now) }
            let members = MemberStore(transaction, workspace: workspace)
            try settings.limits.admit(.members, to: workspace, transaction, used: members.count)
            guard try members.insert(id, user: user.id, role: invitation.role, at: now),
                let member = try members.find(id)
            else { throw WorkspaceError.alreadyMember(user.email) }
            let caller = Caller(workspace: workspace, actor: .member(id, user.id, member.role), powers: member.powers)
            try audit.record("members.joined", subject: "\(id)", detail: "\(user.email)", by: caller, in: transaction)
            return try SessionOpener(ambient: ambient).open(
                session,
                user: user.id,
                member: member,
                workspace: workspace,
                by: .invitation,
                device: device,
                in: transaction
            )
        }
    }

    /// Other mail servers judge us by whom we let send mail.
    private func checkConfirmed(_ caller: Caller, _ transaction: Transaction) throws {
        guard let user = try caller.person(in: transaction), let person = try UserStore(transaction).find(user),
            person.emailConfirmedAt != nil
        else { throw WorkspaceError.emailNotConfirmed }
    }

    private func mail(
        _ invitation: Invitation,
        url: String,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        let name = try WorkspaceStore(transaction).find(workspace)?.name ?? ""
        try mails.enqueue(
            to: invitation.email,
            subject: "You are invited to \(name.prefix(60))",
            text: """
                Hello,

                you are invited to work with \(name) on Lodestone. Open this link to join:

                \(url)

                It works for a week.

                """,
            workspace: workspace,
            key: "invitation:\(invitation.id)",
            in: transaction
        )
    }
}

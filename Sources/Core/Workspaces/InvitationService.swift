package import Notifications
package import Primitives
package import Routes
package import Storage

/// How people come into a workspace that is there already.
package struct InvitationService: Sendable {
    let database: Database
    let ambient: Ambient
    let passwords: PasswordHasher
    let mails: MailQueue
    let settings: WorkspaceSettings
    let limits: SignInLimits
    let permissions: [Permission]
    let told: StaffNews
    let audit: AuditLog

    package init(
        database: Database,
        ambient: Ambient,
        passwords: PasswordHasher,
        mails: MailQueue,
        settings: WorkspaceSettings,
        limits: SignInLimits,
        permissions: [Permission],
        told: @escaping StaffNews = { _, _, _ in }
    ) {
        self.database = database
        self.ambient = ambient
        self.passwords = passwords
        self.mails = mails
        self.settings = settings
        self.limits = limits
        self.permissions = permissions
        self.told = told
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

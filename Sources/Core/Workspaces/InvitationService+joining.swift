import Notifications
import Primitives
import Routes
import Storage

extension InvitationService {
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
            try told(.members, workspace, transaction)
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
}

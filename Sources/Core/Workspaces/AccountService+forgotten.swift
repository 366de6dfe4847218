import Notifications
import Primitives
import Routes
import Storage

extension AccountService {
    /// Sets the password of whoever has the mailed link, who need not know the old one, and signs them in here alone.
    ///
    /// - Throws: `WorkspaceError.linkNotGood`, `.weakPassword`: the link is good for another try.
    func setForgotten(by link: Token, to new: String, device: Device) async throws -> OpenedSession {
        let now = ambient.now()
        let user = try await database.read { transaction in
            try LoginLinkStore(transaction: transaction).user(of: link, at: now)
                .flatMap { try UserStore(transaction).find($0) }
        }
        guard let user else { throw WorkspaceError.linkNotGood }
        let hash = try await passwords.hash(try checked(new, of: user))
        let session = Token(ambient: ambient)
        return try await database.write { transaction in
            // The person before the link, as every change of a password does: of two at once none waits for the other.
            guard try UserStore(transaction).lock(user.id) != nil,
                let taken = try LoginLinkStore(transaction: transaction).take(link, at: now),
                let member = try MemberStore(transaction, workspace: taken.workspace).find(user: user.id)
            else { throw WorkspaceError.linkNotGood }
            let caller = Caller(
                workspace: taken.workspace,
                actor: .member(member.id, user.id, member.role),
                powers: member.powers
            )
            try set(hash, of: user, by: caller, in: transaction)
            return try SessionOpener(ambient: ambient).open(
                session,
                user: user.id,
                member: member,
                workspace: taken.workspace,
                by: .link,
                device: device,
                in: transaction
            )
        }
    }
}

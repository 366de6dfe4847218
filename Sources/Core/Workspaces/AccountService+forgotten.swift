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
        let user = try await database.read { try LoginLinkStore(transaction: $0).person(of: link, at: now) }
        let hash = try await passwords.hash(try checked(new, of: user))
        let session = Token(ambient: ambient)
        return try await database.write { transaction in
            let (member, _, workspace) = try LoginLinkStore(transaction: transaction).redeem(link, at: now)
            let caller = Caller(
                workspace: workspace,
                actor: .member(member.id, user.id, member.role),
                powers: member.powers
            )
            try set(hash, of: user, by: caller, in: transaction)
            return try SessionOpener(ambient: ambient).open(
                session,
                user: user.id,
                member: member,
                workspace: workspace,
                by: .link,
                device: device,
                in: transaction
            )
        }
    }
}

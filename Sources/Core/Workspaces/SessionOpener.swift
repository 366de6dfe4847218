import Primitives
import Routes
import Storage

/// Makes sessions, whatever the door.
struct SessionOpener: Sendable {
    let ambient: Ambient

    /// Writes a session in the caller's transaction. `token` is made outside, for the transaction may run twice.
    func open(
        _ token: Token,
        user: UserID,
        member: Member,
        workspace: WorkspaceID,
        by opening: Session.Opening,
        device: Device,
        in transaction: Transaction
    ) throws -> OpenedSession {
        let now = ambient.now()
        let session = Session(
            id: ambient.id(),
            user: user,
            workspace: workspace,
            openedBy: opening,
            userAgent: device.userAgent,
            ip: device.ip,
            createdAt: now,
            seenAt: now,
            expiresAt: now + Session.lifeMax
        )
        let store = SessionStore(transaction: transaction)
        try store.insert(session, token: token)
        let isOperator = try UserStore(transaction).isOperator(user)
        let caller = Caller(
            workspace: workspace,
            actor: .member(member.id, user, member.role),
            powers: member.powers,
            isOperator: isOperator
        )
        try store.markSeen(
            .init(
                session: session,
                member: member.id,
                role: member.role,
                powers: member.powers,
                isOperator: isOperator
            ),
            at: now
        )
        return OpenedSession(token: token, session: session.id, member: member.id, caller: caller)
    }
}

import Primitives
import Storage

/// The table of links that sign somebody in once.
struct LoginLinkStore {
    let transaction: Transaction

    func insert(
        _ id: LoginLinkID,
        token: Token,
        user: UserID,
        workspace: WorkspaceID,
        createdAt: Timestamp,
        expiresAt: Timestamp
    ) throws {
        try transaction.run(
            """
            INSERT INTO login_links (workspace_id, id, user_id, token_hash, created_at, expires_at)
            VALUES (\(workspace), \(id), \(user), \(token.hash), \(createdAt), \(expiresAt))
            """
        )
    }

    /// Whom it signs in, while it is good.
    ///
    /// - Throws: `WorkspaceError.linkNotGood`.
    func person(of token: Token, at now: Timestamp) throws -> User {
        let id: UserID? = try transaction.row(
            """
            SELECT user_id FROM login_links
            WHERE token_hash = \(token.hash) AND used_at IS NULL AND expires_at > \(now)
            """
        ).map { try $0["user_id"] }
        guard let id, let user = try UserStore(transaction).find(id) else { throw WorkspaceError.linkNotGood }
        return user
    }

    /// Uses the link up for whoever is still a member where it leads.
    ///
    /// The person is locked before the link, as every change of a password does: of two at once none waits for the other.
    /// - Throws: `WorkspaceError.linkNotGood`.
    func redeem(_ token: Token, at now: Timestamp) throws -> (member: Member, user: UserID, workspace: WorkspaceID) {
        guard try UserStore(transaction).lock(person(of: token, at: now).id) != nil,
            let link = try take(token, at: now),
            let member = try MemberStore(transaction, workspace: link.workspace).find(user: link.user)
        else { throw WorkspaceError.linkNotGood }
        return (member, link.user, link.workspace)
    }

    /// `nil` when it was used, has run out, or never was.
    private func take(_ token: Token, at now: Timestamp) throws -> (user: UserID, workspace: WorkspaceID)? {
        let row = try transaction.row(
            """
            UPDATE login_links SET used_at = \(now)
            WHERE token_hash = \(token.hash) AND used_at IS NULL AND expires_at > \(now)
            RETURNING user_id, workspace_id
            """
        )
        return try row.map { (try $0["user_id"], try $0["workspace_id"]) }
    }

    /// For one whose password was changed: whoever had a link has it no more.
    func deleteAll(of user: UserID) throws {
        try transaction.run("DELETE FROM login_links WHERE user_id = \(user)")
    }

    func deleteExpired(at now: Timestamp) throws {
        try transaction.run("DELETE FROM login_links WHERE expires_at < \(now)")
    }
}

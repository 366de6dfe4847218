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
    func user(of token: Token, at now: Timestamp) throws -> UserID? {
        try transaction.row(
            """
            SELECT user_id FROM login_links
            WHERE token_hash = \(token.hash) AND used_at IS NULL AND expires_at > \(now)
            """
        ).map { try $0["user_id"] }
    }

    /// Uses the link up. `nil` when it was used, has run out, or never was.
    func take(_ token: Token, at now: Timestamp) throws -> (user: UserID, workspace: WorkspaceID)? {
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

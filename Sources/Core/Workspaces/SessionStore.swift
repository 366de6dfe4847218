import Notifications
import Primitives
import Routes
import Storage

/// The table of signed-in browsers.
struct SessionStore {
    let transaction: Transaction

    /// A session and the member it acts as.
    struct Visit: Sendable {
        let session: Session
        let member: MemberID
        let role: Role
        let powers: Powers
        let isOperator: Bool
    }

    func insert(_ session: Session, token: Token) throws {
        try transaction.run(
            """
            INSERT INTO sessions (
                id, token_hash, user_id, workspace_id, opened_by, user_agent, ip, created_at, seen_at, expires_at
            ) VALUES (
                \(session.id), \(token.hash), \(session.user), \(session.workspace), \(session.openedBy.rawValue),
                \(session.userAgent), \(session.ip), \(session.createdAt), \(session.seenAt), \(session.expiresAt)
            )
            """
        )
    }

    /// The session that the token opens, while its person is a member of its workspace.
    func visit(_ token: Token, at now: Timestamp) throws -> Visit? {
        let row = try transaction.row(
            """
            SELECT sessions.*, members.id AS member_id, members.role AS role, users.operator_since,
                members.role_id, roles.permissions, roles.hides_numbers, roles.own_teams_only
            FROM sessions
            JOIN members ON members.workspace_id = sessions.workspace_id AND members.user_id = sessions.user_id
                AND members.removed_at IS NULL
            JOIN users ON users.id = sessions.user_id
            LEFT JOIN roles ON roles.workspace_id = members.workspace_id AND roles.id = members.role_id
            WHERE token_hash = \(token.hash) AND expires_at > \(now) AND sessions.seen_at > \(now - Session.idleMax)
            """
        )
        return try row.map { row in
            let operatorSince: Timestamp? = try row["operator_since"]
            return Visit(
                session: try Self.session(row),
                member: try row["member_id"],
                role: try row.role("role"),
                powers: try row.powers(),
                isOperator: operatorSince != nil
            )
        }
    }

    /// Newest first; those that are over are left out.
    func list(of user: UserID, at now: Timestamp) throws -> [Session] {
        try transaction.rows(
            """
            SELECT * FROM sessions
            WHERE user_id = \(user) AND expires_at > \(now) AND seen_at > \(now - Session.idleMax)
            ORDER BY id DESC LIMIT 200
            """
        ).map(Self.session)
    }

    func markSeen(_ visit: Visit, at now: Timestamp) throws {
        let session = visit.session
        try transaction.run("UPDATE sessions SET seen_at = \(now) WHERE id = \(session.id) AND seen_at < \(now)")
        try transaction.run(
            """
            UPDATE members SET seen_at = \(now) WHERE workspace_id = \(session.workspace) AND id = \(visit.member)
            """
        )
    }

    func setToken(_ token: Token, of id: SessionID) throws {
        try transaction.run("UPDATE sessions SET token_hash = \(token.hash) WHERE id = \(id)")
    }

    func setWorkspace(_ workspace: WorkspaceID, of id: SessionID) throws {
        try transaction.run("UPDATE sessions SET workspace_id = \(workspace) WHERE id = \(id)")
    }

    /// `false` when the user has no such session.
    func delete(_ id: SessionID, of user: UserID) throws -> Bool {
        try end("id = \(id) AND user_id = \(user)") == 1
    }

    /// - Parameter spared: the one that stays, if any.
    func deleteAll(of user: UserID, except spared: SessionID? = nil) throws {
        try end(spared.map { "user_id = \(user) AND id <> \($0)" } ?? "user_id = \(user)")
    }

    func deleteAll(of user: UserID, in workspace: WorkspaceID) throws {
        try end("user_id = \(user) AND workspace_id = \(workspace)")
    }

    func deleteExpired(at now: Timestamp) throws {
        try end("expires_at <= \(now)")
    }

    /// A browser that is signed out is told of nothing any more.
    ///
    /// - Returns: how many sessions ended.
    @discardableResult
    private func end(_ which: SQL) throws -> Int {
        let ended = try transaction.rows("DELETE FROM sessions WHERE " + which + " RETURNING id")
        try MemberEndings(transaction).end(sessions: try ended.map { try $0["id"] })
        return ended.count
    }

    private static func session(_ row: Row) throws -> Session {
        let opening: String = try row["opened_by"]
        return Session(
            id: try row["id"],
            user: try row["user_id"],
            workspace: try row["workspace_id"],
            openedBy: Session.Opening(rawValue: opening) ?? .password,
            userAgent: try row["user_agent"],
            ip: try row["ip"],
            createdAt: try row["created_at"],
            seenAt: try row["seen_at"],
            expiresAt: try row["expires_at"]
        )
    }
}

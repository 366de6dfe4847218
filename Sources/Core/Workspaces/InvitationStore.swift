import Notifications
import Primitives
import Routes
import Storage

/// The table of invitations. Those that were accepted or revoked are not found.
struct InvitationStore {
    let transaction: Transaction

    func insert(_ invitation: Invitation, token: Token, in workspace: WorkspaceID) throws {
        try transaction.run(
            """
            INSERT INTO invitations (
                workspace_id, id, email, role, role_id, token_hash, invited_by, created_at, expires_at
            ) VALUES (
                \(workspace), \(invitation.id), \(invitation.email), \(invitation.role.rank.rawValue),
                \(invitation.role.custom), \(token.hash),
                \(invitation.invitedBy), \(invitation.createdAt), \(invitation.expiresAt)
            )
            """
        )
    }

    /// The invitation behind a link, while it is good.
    func find(_ token: Token, at now: Timestamp) throws -> (workspace: WorkspaceID, invitation: Invitation)? {
        let row = try transaction.row(
            """
            \(select)
            WHERE token_hash = \(token.hash) AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > \(now)
            """
        )
        return try row.map { (try $0["workspace_id"], try Self.invitation($0)) }
    }

    /// Newest first; also those whose time has run out, which can be sent again.
    func page(of workspace: WorkspaceID, after last: InvitationID?, limit: Int) throws -> [Invitation] {
        var sql: SQL = """
            \(select)
            WHERE invitations.workspace_id = \(workspace) AND accepted_at IS NULL AND revoked_at IS NULL
            """
        if let last { sql += " AND invitations.id < \(last)" }
        return try transaction.rows(sql + " ORDER BY invitations.id DESC LIMIT \(limit)").map(Self.invitation)
    }

    /// How many links may still be accepted.
    func openCount(in workspace: WorkspaceID, at now: Timestamp) throws -> Int64 {
        let row = try transaction.row(
            """
            SELECT count(*) AS count FROM invitations
            WHERE workspace_id = \(workspace) AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > \(now)
            """
        )
        return try row?["count"] ?? 0
    }

    /// `false` when somebody else was faster, or it is over.
    func accept(_ id: InvitationID, in workspace: WorkspaceID, at now: Timestamp) throws -> Bool {
        try transaction.run(
            """
            UPDATE invitations SET accepted_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id) AND accepted_at IS NULL AND revoked_at IS NULL
                AND expires_at > \(now)
            """
        ) == 1
    }

    /// The address of the invitation that was revoked; `nil` when there is no open one.
    func revoke(_ id: InvitationID, in workspace: WorkspaceID, at now: Timestamp) throws -> EmailAddress? {
        let row = try transaction.row(
            """
            UPDATE invitations SET revoked_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id) AND accepted_at IS NULL AND revoked_at IS NULL
            RETURNING email
            """
        )
        return try row.map { try $0["email"] }
    }

    /// Before a new one is sent to the same address.
    func revokeOpen(for email: EmailAddress, in workspace: WorkspaceID, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE invitations SET revoked_at = \(now)
            WHERE workspace_id = \(workspace) AND email = \(email) AND accepted_at IS NULL AND revoked_at IS NULL
            """
        )
    }

    func revokeAll(sentBy name: String, in workspace: WorkspaceID, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE invitations SET revoked_at = \(now)
            WHERE workspace_id = \(workspace) AND invited_by = \(name) AND accepted_at IS NULL
                AND revoked_at IS NULL
            """
        )
    }

    private var select: SQL {
        """
        SELECT invitations.*, roles.name AS role_name FROM invitations
        LEFT JOIN roles ON roles.workspace_id = invitations.workspace_id AND roles.id = invitations.role_id
        """
    }

    private static func invitation(_ row: Row) throws -> Invitation {
        let role = try row.role("role")
        return Invitation(
            id: try row["id"],
            email: try row["email"],
            role: RoleChoice(role, custom: try row["role_id"]),
            roleName: try row["role_name"] ?? role.rawValue,
            invitedBy: try row["invited_by"],
            createdAt: try row["created_at"],
            expiresAt: try row["expires_at"]
        )
    }
}

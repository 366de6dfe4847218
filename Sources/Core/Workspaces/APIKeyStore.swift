import Foundation
import Primitives
import Storage

/// The table of API keys.
struct APIKeyStore {
    let transaction: Transaction

    func insert(_ key: APIKey, token: Token, in workspace: WorkspaceID) throws {
        let scopes = String(decoding: try JSONEncoder().encode(key.scopes), as: UTF8.self)
        try transaction.run(
            """
            INSERT INTO api_keys (workspace_id, id, name, secret_hash, scopes, hides_numbers, own_teams_only, created_by, created_at)
            VALUES (
                \(workspace), \(key.id), \(key.name), \(token.hash), \(scopes), \(key.hidesNumbers),
                \(key.seesOwnTeamsOnly), \(key.createdBy),
                \(key.createdAt)
            )
            """
        )
    }

    /// The key with this secret, unless it was revoked.
    func find(_ id: APIKeyID, token: Token) throws -> (workspace: WorkspaceID, key: APIKey)? {
        let row = try transaction.row(
            "SELECT * FROM api_keys WHERE secret_hash = \(token.hash) AND id = \(id) AND revoked_at IS NULL"
        )
        return try row.map { (try $0["workspace_id"], try Self.key($0)) }
    }

    func find(_ id: APIKeyID, in workspace: WorkspaceID) throws -> APIKey? {
        try transaction.row("SELECT * FROM api_keys WHERE workspace_id = \(workspace) AND id = \(id)").map(Self.key)
    }

    /// Newest first, those that were revoked too.
    func page(of workspace: WorkspaceID, after last: APIKeyID?, limit: Int) throws -> [APIKey] {
        var sql: SQL = "SELECT * FROM api_keys WHERE workspace_id = \(workspace)"
        if let last { sql += " AND id < \(last)" }
        return try transaction.rows(sql + " ORDER BY id DESC LIMIT \(limit)").map(Self.key)
    }

    /// How many are in use.
    func count(in workspace: WorkspaceID) throws -> Int {
        let row = try transaction.row(
            "SELECT count(*) AS keys FROM api_keys WHERE workspace_id = \(workspace) AND revoked_at IS NULL"
        )
        return try row?["keys"] ?? 0
    }

    func rename(_ id: APIKeyID, to name: String, in workspace: WorkspaceID) throws {
        try transaction.run("UPDATE api_keys SET name = \(name) WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    func revoke(_ id: APIKeyID, in workspace: WorkspaceID, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE api_keys SET revoked_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id) AND revoked_at IS NULL
            """
        )
    }

    /// Those that were revoked too.
    func list(madeBy maker: String, in workspace: WorkspaceID) throws -> [APIKeyID] {
        try transaction.rows("SELECT id FROM api_keys WHERE workspace_id = \(workspace) AND created_by = \(maker)")
            .map { try $0["id"] }
    }

    func revokeAll(madeBy maker: String, in workspace: WorkspaceID, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE api_keys SET revoked_at = \(now)
            WHERE workspace_id = \(workspace) AND created_by = \(maker) AND revoked_at IS NULL
            """
        )
    }

    /// Those in use with this name.
    func list(named name: String, in workspace: WorkspaceID) throws -> [APIKeyID] {
        try transaction.rows(
            """
            SELECT id FROM api_keys
            WHERE workspace_id = \(workspace) AND name = \(name) AND revoked_at IS NULL
            """
        ).map { try $0["id"] }
    }

    func markUsed(_ id: APIKeyID, in workspace: WorkspaceID, at now: Timestamp) throws {
        try transaction.run(
            "UPDATE api_keys SET last_used_at = \(now) WHERE workspace_id = \(workspace) AND id = \(id)"
        )
    }

    private static func key(_ row: Row) throws -> APIKey {
        let scopes: String = try row["scopes"]
        return APIKey(
            id: try row["id"],
            name: try row["name"],
            scopes: try JSONDecoder().decode([String].self, from: Data(scopes.utf8)),
            hidesNumbers: try row["hides_numbers"],
            seesOwnTeamsOnly: try row["own_teams_only"],
            createdBy: try row["created_by"],
            createdAt: try row["created_at"],
            lastUsedAt: try row["last_used_at"],
            revokedAt: try row["revoked_at"]
        )
    }
}

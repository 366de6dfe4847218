package import Primitives
package import Routes
package import Storage

/// The keys by which programs call the API.
package struct APIKeyService: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let permissions: [Permission]
    private let audit: AuditLog

    /// So that a program that makes keys in a loop is noticed.
    private static let keysMax = 100

    /// - Parameter permissions: every permission that routes ask for.
    package init(database: Database, ambient: Ambient, permissions: [Permission]) {
        self.database = database
        self.ambient = ambient
        self.permissions = permissions
        audit = AuditLog(ambient: ambient)
    }

    /// - Returns: the key, and its secret, which nobody can show again.
    /// - Throws: `WorkspaceError.scopeNotHeld`, `.tooManyAPIKeys`.
    package func make(
        name: String,
        scopes: [String],
        by caller: Caller
    ) async throws -> (key: APIKey, secret: String) {
        let wanted = Set(scopes).sorted()
        let token = Token(ambient: ambient)
        let key = APIKey(
            id: ambient.id(),
            name: name,
            scopes: wanted,
            hidesNumbers: caller.hidesNumbers,
            seesOwnTeamsOnly: caller.seesOwnTeamsOnly,
            createdBy: caller.name,
            createdAt: ambient.now(),
            lastUsedAt: nil,
            revokedAt: nil
        )
        try await database.write { transaction in
            try WorkspaceStore(transaction).lock(caller.workspace)
            let now = try caller.now(in: transaction)
            for scope in wanted where !holds(scope, now) { throw WorkspaceError.scopeNotHeld(scope) }
            let store = APIKeyStore(transaction: transaction)
            guard try store.count(in: caller.workspace) < Self.keysMax else {
                throw WorkspaceError.tooManyAPIKeys(Self.keysMax)
            }
            try store.insert(key, token: token, in: caller.workspace)
            try audit.record(
                "api-keys.created",
                subject: "\(key.id)",
                detail: "\(name): \(wanted.joined(separator: ", "))",
                by: caller,
                in: transaction
            )
        }
        return (key, APIKey.secret(key.id, token: token))
    }

    package func page(of workspace: WorkspaceID, after last: APIKeyID?, limit: Int) async throws -> [APIKey] {
        try await database.read { transaction in
            try APIKeyStore(transaction: transaction).page(of: workspace, after: last, limit: limit)
        }
    }

    /// - Throws: `WorkspaceError.apiKeyNotFound`.
    package func rename(_ id: APIKeyID, to name: String, by caller: Caller) async throws -> APIKey {
        try await database.write { transaction in
            let store = APIKeyStore(transaction: transaction)
            let key = try found(id, store, caller.workspace)
            try store.rename(id, to: name, in: caller.workspace)
            let detail = "\(key.name) to \(name)"
            try audit.record("api-keys.renamed", subject: "\(id)", detail: detail, by: caller, in: transaction)
            return try found(id, store, caller.workspace)
        }
    }

    /// Works from this moment on no more. Revoking again changes nothing.
    ///
    /// - Throws: `WorkspaceError.apiKeyNotFound`.
    package func revoke(_ id: APIKeyID, by caller: Caller) async throws {
        let now = ambient.now()
        try await database.write { transaction in
            let store = APIKeyStore(transaction: transaction)
            let key = try found(id, store, caller.workspace)
            guard key.revokedAt == nil else { return }
            try store.revoke(id, in: caller.workspace, at: now)
            try audit.record("api-keys.revoked", subject: "\(id)", detail: key.name, by: caller, in: transaction)
        }
    }

    /// Ends every key of this name, for a program that makes itself a new one at each start.
    package func revokeAll(named name: String, by caller: Caller) async throws {
        let keys = try await database.read { transaction in
            try APIKeyStore(transaction: transaction).list(named: name, in: caller.workspace)
        }
        for key in keys { try await revoke(key, by: caller) }
    }

    private func holds(_ scope: String, _ caller: Caller) -> Bool {
        permissions.contains { $0.name == scope && caller.can($0) }
    }

    private func found(_ id: APIKeyID, _ store: APIKeyStore, _ workspace: WorkspaceID) throws -> APIKey {
        guard let key = try store.find(id, in: workspace) else { throw WorkspaceError.apiKeyNotFound(id) }
        return key
    }
}

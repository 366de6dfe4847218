import Primitives
package import Routes

/// The keys of programs.
package struct APIKeyRoutes: Sendable {
    private let keys: APIKeyService

    package init(keys: APIKeyService) {
        self.keys = keys
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/api-keys",
                access: .permission(.manageAPIKeys),
                summary: "API keys, newest first, with those that were revoked",
                query: .page,
                gives: Page<APIKeyBody>.self,
                list
            ),
            Route(
                .post,
                "/api/api-keys",
                access: .permission(.manageAPIKeys),
                summary: "Make an API key; its secret is in this answer and nowhere else",
                takes: NewAPIKeyBody.self,
                gives: MadeAPIKeyBody.self,
                status: 201,
                repetition: .secret,
                make
            ),
            Route(
                .patch,
                "/api/api-keys/{id}",
                access: .permission(.manageAPIKeys),
                summary: "Rename an API key",
                takes: APIKeyNameBody.self,
                gives: APIKeyBody.self,
                rename
            ),
            Route(
                .delete,
                "/api/api-keys/{id}",
                access: .permission(.manageAPIKeys),
                summary: "Revoke an API key",
                revoke
            ),
        ]
    }

    @Sendable
    private func list(_ call: Call) async throws -> Reply {
        let page = try call.page
        let last: APIKeyID? = try page.after?.id(0)
        let found = try await keys.page(of: try call.caller.workspace, after: last, limit: page.limit + 1)
        return .json(Page(fetched: found, page: page, cursor: { Cursor($0.id) }, item: APIKeyBody.init))
    }

    @Sendable
    private func make(_ call: Call) async throws -> Reply {
        let body = try await call.body(NewAPIKeyBody.self)
        let (key, secret) = try await keys.make(
            name: try Self.checked(body.name),
            scopes: body.scopes,
            by: try call.caller
        )
        return .created(MadeAPIKeyBody(key, secret: secret), at: "/api/api-keys/\(key.id)")
    }

    @Sendable
    private func rename(_ call: Call) async throws -> Reply {
        let body = try await call.body(APIKeyNameBody.self)
        let key = try await keys.rename(try call.id("id"), to: try Self.checked(body.name), by: try call.caller)
        return .json(APIKeyBody(key))
    }

    @Sendable
    private func revoke(_ call: Call) async throws -> Reply {
        try await keys.revoke(try call.id("id"), by: try call.caller)
        return .noContent
    }

    private static func checked(_ name: String) throws -> String {
        let name = name.trimmedLine
        guard name.hasLength(1...100) else {
            throw Problem.invalid(
                .init(field: "name", detail: "must have \(1, "min") to \(100, "max") characters", code: "length")
            )
        }
        return name
    }
}

struct NewAPIKeyBody: Codable, Sendable {
    let name: String
    let scopes: [String]
}

struct APIKeyNameBody: Codable, Sendable {
    let name: String
}

struct APIKeyBody: Codable, Sendable {
    let id: APIKeyID
    let name: String
    let prefix: String
    let scopes: [String]
    let createdBy: String
    let createdAt: Timestamp
    let lastUsedAt: Timestamp?
    let revokedAt: Timestamp?

    init(_ key: APIKey) {
        id = key.id
        name = key.name
        prefix = key.prefix
        scopes = key.scopes
        createdBy = key.createdBy
        createdAt = key.createdAt
        lastUsedAt = key.lastUsedAt
        revokedAt = key.revokedAt
    }
}

struct MadeAPIKeyBody: Codable, Sendable {
    let id: APIKeyID
    let name: String
    let prefix: String
    let scopes: [String]
    let createdAt: Timestamp
    /// The whole key, for `X-API-KEY`. Shown once.
    let secret: String

    init(_ key: APIKey, secret: String) {
        id = key.id
        name = key.name
        prefix = key.prefix
        scopes = key.scopes
        createdAt = key.createdAt
        self.secret = secret
    }
}

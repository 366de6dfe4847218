import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Routes
@testable import Server
import TestSupport
import Testing
import Workspaces

/// Every route, called by everybody who must not.
struct AuthorisationMatrixTests {
    /// A path that fits the route: identities that nobody has.
    private static func path(_ route: RouteDescription) -> String {
        let kinds = [
            "campaigns": "cmp", "channels": "chn", "contacts": "con", "conversations": "cnv", "messages": "msg",
            "templates": "tpl", "imports": "imp", "members": "mem", "invitations": "inv", "api-keys": "key",
            "media": "med", "sessions": "ses", "quick-links": "qln", "widgets": "wdg",
        ]
        var last = ""
        return route.path.split(separator: "/").map { segment in
            guard segment.hasPrefix("{") else {
                last = String(segment)
                return last
            }
            return "\(kinds[last] ?? "xxx")_0000000000001"
        }.reduce("") { $0 + "/" + $1 }
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody without a permission gets past any route, and nobody finds what is not theirs`(kind: TestDatabase)
        async throws
    {
        let world = try await ServerWorld(kind)
        let stranger = try await ServerWorld.signUp("eve@example.com", world.server)
        let powerless = try await world.key([], of: world.owner)
        let revoked = try await world.key(Features.permissions.map(\.name), of: world.owner)
        try await world.server.features.workspaces.apiKeys.revoke(revoked.id, by: world.owner)
        let strange = try await world.key(Features.permissions.map(\.name), of: stranger)
        let routes = world.server.routes

        try await world.server.application.test(.router) { client async throws in
            for route in routes where route.access != .public {
                let method = try #require(HTTPRequest.Method(rawValue: route.method.rawValue))
                let uri = Self.path(route)
                func status(_ headers: HTTPFields) async throws -> Int {
                    try await client.execute(uri: uri, method: method, headers: headers) { $0.status.code }
                }

                #expect(try await status([:]) == 401, "\(method) \(uri) without a sign-in")
                #expect(try await status(.key("lk_nonsense")) == 401, "\(method) \(uri) with a made-up key")
                #expect(try await status(.key(revoked.secret)) == 401, "\(method) \(uri) with a revoked key")
                #expect(try await status(.key(powerless.secret)) == 403, "\(method) \(uri) with a key without scopes")
                guard uri.contains("_0000000000001"), case .permission = route.access else { continue }
                let found = try await status(.key(strange.secret))
                #expect((400..<500).contains(found), "\(method) \(uri) with another's identity answered \(found)")
            }
        }
        #expect(routes.count > 60)
    }

    @Test func `The document of the API has every route`() async throws {
        let world = try await ServerWorld(.sqlite)
        try await world.server.application.test(.router) { client async throws in
            let document = try await client.execute(uri: "/api/openapi.json", method: .get) { String(buffer: $0.body) }
            for route in world.server.routes { #expect(document.contains("\"\(route.path)\""), "\(route.path)") }
        }
    }
}

extension HTTPFields {
    fileprivate static func key(_ secret: String) -> HTTPFields {
        guard let name = HTTPField.Name("X-API-KEY") else { return [:] }
        return [name: secret]
    }
}

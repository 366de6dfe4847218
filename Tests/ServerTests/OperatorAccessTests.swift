import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Server

/// Who may run the instance, through the whole server.
struct OperatorAccessTests {
    private struct Answer {
        let status: Int
        let text: String

        var isRefusal: Bool { status == 403 && text.contains("operator-required") }
    }

    private func ask(
        _ client: any TestClientProtocol,
        _ method: HTTPRequest.Method,
        _ uri: String,
        _ headers: HTTPFields
    ) async throws -> Answer {
        try await client.execute(uri: uri, method: method, headers: headers) {
            Answer(status: $0.status.code, text: String(buffer: $0.body))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody but an operator gets past any route of the console`(kind: TestDatabase) async throws {
        let world = try await ServerWorld(kind)
        _ = try await ServerWorld.signUp("eve@example.com", world.server)
        let key = try await world.key(Features.permissions.map(\.name), of: world.owner)
        let keyName = try #require(HTTPField.Name("X-API-KEY"))
        let eve = try await world.session("eve@example.com")
        let routes = world.server.routes.filter { $0.access == .operator }
        #expect(routes.count >= 9)

        try await world.server.application.test(.router) { client async throws in
            for route in routes {
                let method = try #require(HTTPRequest.Method(rawValue: route.method.rawValue))
                // Eve asks for Ada's, by the identity that Ada's workspace has.
                let uri = route.path.replacing("{id}", with: "\(world.owner.workspace)")
                    .replacing("{workspaceId}", with: "\(world.owner.workspace)").replacing("{name}", with: "INR")
                let isRefused = try await ask(client, method, uri, eve).isRefusal
                #expect(isRefused, "\(method) \(uri) as an owner")
                let isKeyRefused = try await ask(client, method, uri, [keyName: key.secret]).isRefusal
                #expect(isKeyRefused, "\(method) \(uri) with a key of all scopes")
                let text = try await ask(client, method, uri, eve).text
                for secret in ["ada@", "Engines"] { #expect(!text.contains(secret), "\(method) \(uri)") }
                #expect(try await ask(client, method, uri, [:]).status == 401, "\(method) \(uri) without a sign-in")
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `An operator gets in, the session says so, and taking it back works at once`(kind: TestDatabase) async throws {
        let world = try await ServerWorld(kind)
        let headers = try await world.session()
        let database = world.server.world.database
        let (user, now) = (try #require(world.owner.user), world.clock.now)
        let reads = world.server.routes.filter {
            $0.access == .operator && $0.method.rawValue == "GET" && !$0.path.contains("{")
        }

        try await world.server.application.test(.router) { client async throws in
            #expect(try await ask(client, .get, "/api/session", headers).text.contains(#""isOperator":false"#))
            try await database.write { try UserStore($0).setOperator(since: now, user) }
            #expect(try await ask(client, .get, "/api/session", headers).text.contains(#""isOperator":true"#))
            for route in reads {
                // The register is of a month that is named.
                let uri = route.path + (route.path.hasSuffix("register.csv") ? "?month=2026-11" : "")
                #expect(try await ask(client, .get, uri, headers).status == 200, "\(route.path)")
            }
            let overview = try await ask(client, .get, "/api/operator/overview", headers)
            #expect(overview.text.contains(#""version":"1""#))
            try await database.write { try UserStore($0).setOperator(since: nil, user) }
            for route in reads {
                let isRefused = try await ask(client, .get, route.path, headers).isRefusal
                #expect(isRefused, "\(route.path)")
            }
            #expect(try await ask(client, .get, "/api/session", headers).text.contains(#""isOperator":false"#))
        }
    }
}

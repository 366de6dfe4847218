import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Routes
import TestSupport
import Testing

@testable import Server

/// Nonsense to every route: an answer each, and never one that says that we failed.
@Suite struct FuzzTests {
    /// Of each route, in each run; the seed is another one every time.
    private static let rounds = 4
    /// They end the session, or never end.
    private static let spared: Set<String> = ["/api/sign-out", "/api/events"]

    @Test(arguments: TestDatabase.all)
    func `Whatever is posted to whatever route, nothing breaks`(kind: TestDatabase) async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        let world = try await ServerWorld(kind)
        let session = try await world.session()
        try await world.server.application.test(.router) { client async throws in
            let document = try await client.execute(uri: "/api/openapi.json", method: .get) {
                Data($0.body.readableBytesView)
            }
            let object = try #require(try JSONSerialization.jsonObject(with: document) as? [String: Any])
            let components = try #require(object["components"] as? [String: Any])
            var garbage = Garbage(
                random: SeededGenerator(seed: seed),
                schemas: try #require(components["schemas"] as? [String: Any])
            )
            let paths = try #require(object["paths"] as? [String: [String: Any]])
            for route in world.server.routes where !Self.spared.contains(route.path) {
                let operation = paths[route.path]?[route.method.rawValue.lowercased()] as? [String: Any]
                let schema = Self.schema(operation)
                var bodies = route.method == .get ? [[]] : Garbage.shapeless
                for _ in 0..<Self.rounds { if let schema { bodies.append(Array(garbage.json(schema).utf8)) } }
                for body in bodies {
                    for uri in Self.addresses(route, &garbage) {
                        try await Self.send(client, route, uri, body, session, seed: seed)
                    }
                }
            }
            let alive = try await client.execute(uri: "/readyz", method: .get) { $0.status.code }
            #expect(alive == 200)
        }
    }

    private static func schema(_ operation: [String: Any]?) -> [String: Any]? {
        let body = operation?["requestBody"] as? [String: Any]
        let content = body?["content"] as? [String: [String: Any]]
        return content?["application/json"]?["schema"] as? [String: Any]
    }

    private static func addresses(_ route: RouteDescription, _ garbage: inout Garbage) -> [String] {
        let names = [
            "cmp", "chn", "con", "cnv", "msg", "tpl", "imp", "mem", "inv", "key", "med", "ses", "%00", "%ff",
            "%F0%9F%92%A5",
        ]
        let ends = ["0000000000001", "zzzzzzzzzzzzz", "7zzzzzzzzzzzz"]
        var paths = [""]
        for segment in route.path.split(separator: "/") {
            paths = paths.flatMap { path -> [String] in
                guard segment.hasPrefix("{") else { return ["\(path)/\(segment)"] }
                let kind =
                    ["campaigns", "channels", "contacts", "conversations", "messages", "templates", "imports"]
                    .firstIndex { path.hasSuffix("/\($0)") }.map { names[$0] } ?? names.randomElement(
                        using: &garbage.random
                    ) ?? ""
                return ["\(path)/\(kind)_\(ends.randomElement(using: &garbage.random) ?? "")"]
            }
        }
        let queries = [
            "", "?limit=99999999999999999999&after=%00", "?search=%00&filter=%ff", "?after=W10&before=e30&limit=-1",
            "?at=9999-12-31T23:59:59Z&from=0001-01-01T00:00:00Z&to=-1&row=9223372036854775807&state=%F0%9F%92%A5",
        ]
        return paths.flatMap { path in
            ["", queries.randomElement(using: &garbage.random) ?? ""].map { path + $0 }
        }
    }

    private static func send(
        _ client: any TestClientProtocol,
        _ route: RouteDescription,
        _ uri: String,
        _ body: [UInt8],
        _ session: HTTPFields,
        seed: UInt64
    ) async throws {
        let method = try #require(HTTPRequest.Method(rawValue: route.method.rawValue))
        var headers = session
        if route.method != .get {
            headers[.contentType] = "application/json"
            headers[.fetchSite] = "same-origin"
        }
        try await client.execute(uri: uri, method: method, headers: headers, body: ByteBuffer(bytes: body)) { answer in
            let status = answer.status.code
            let text = String(decoding: body.prefix(300), as: UTF8.self)
            #expect(status < 500, "seed \(seed): \(method) \(uri) answered \(status) to \(text)")
            guard status >= 400, uri.hasPrefix("/api/") else { return }
            #expect(
                answer.headers[.contentType] == "application/problem+json",
                "seed \(seed): \(method) \(uri) answered \(status) to \(text)"
            )
        }
    }
}

import HTTPTypes
import Routes
import Testing

@Suite struct HeaderTests {
    static let routes = [
        Route(.get, "/api/things", access: .public, summary: "") { call in .text(call.ip) },
        Route(.get, "/assets/a", access: .public, summary: "") { _ in
            Reply.text("a").header(.cacheControl, "public").header(.contentSecurityPolicy, "sandbox")
        },
    ]

    @Test func `Every answer carries the security headers, refusals too`() async throws {
        try await TestServer(Self.routes).run { client async throws in
            for path in ["/api/things", "/api/nothing"] {
                let headers = try await client.send(.get, path).headers
                #expect(headers[.cacheControl] == "no-store")
                #expect(headers[.xContentTypeOptions] == "nosniff")
                #expect(headers[.referrerPolicy] == "same-origin")
                let policy = try #require(headers[.contentSecurityPolicy])
                #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self';"))
                #expect(policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe"))
                #expect(headers[.strictTransportSecurity] == nil)
            }
        }
    }

    @Test func `An answer may say otherwise`() async throws {
        try await TestServer(Self.routes).run { client async throws in
            let headers = try await client.send(.get, "/assets/a").headers
            #expect(headers[values: .cacheControl] == ["public"])
            #expect(headers[values: .contentSecurityPolicy] == ["sandbox"])
        }
    }

    @Test func `HTTPS is remembered where people come by it`() async throws {
        let server = try TestServer(Self.routes, settings: RouteSettings(publicOrigin: "https://desk.example.com"))
        try await server.run { client async throws in
            #expect(try await client.send(.get, "/api/things").headers[.strictTransportSecurity] != nil)
        }
    }

    @Test(arguments: [
        ("abc-1.2_X", true), (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
        ("a b", false), ("a\"b", false), ("é", false), ("", false),
    ])
    func `A sane request id is kept, any other replaced`(id: String, isKept: Bool) async throws {
        try await TestServer(Self.routes).run { client async throws in
            let answer = try await client.send(.get, "/api/things", headers: [.requestID: id])

            let given = try #require(answer.headers[.requestID])
            #expect((given == id) == isKept)
            if !isKept { #expect(given.hasPrefix("req_")) }
        }
    }

    @Test func `HEAD is GET without the body`() async throws {
        try await TestServer(Self.routes).run { client async throws in
            let answer = try await client.send(.head, "/api/things")

            #expect(answer.status == 200)
            #expect(answer.text == "")
            #expect(answer.headers[.contentLength] == "7")
        }
    }
}

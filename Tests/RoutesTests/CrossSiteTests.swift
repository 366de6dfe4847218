import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Routes
import Testing

@Suite struct CrossSiteTests {
    static let routes = [
        Route(.get, "/api/things", access: .permission(.viewThings), summary: "") { _ in .text("read") },
        Route(.post, "/api/things", access: .permission(.viewThings), summary: "") { _ in .text("written") },
        Route(.post, "/api/open", access: .public, summary: "") { _ in .text("written") },
        Route(.post, "/form", access: .public, summary: "") { call in .text(try await call.form()["a"] ?? "") },
    ]

    struct Case: Sendable {
        let path: String
        let who: TestServer.Who
        let headers: HTTPFields
        let isTaken: Bool
    }

    static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

    static let cases = [
        Case(path: "/api/things", who: .admin, headers: [:], isTaken: true),
        Case(path: "/api/things", who: .forged, headers: [:], isTaken: false),
        Case(path: "/api/things", who: .forged, headers: [.csrfToken: "wrong"], isTaken: false),
        Case(path: "/api/things", who: .forged, headers: [.csrfToken: ""], isTaken: false),
        Case(path: "/api/things", who: .admin, headers: [.origin: "http://localhost"], isTaken: true),
        Case(path: "/api/things", who: .admin, headers: [.origin: "https://desk.example.com"], isTaken: true),
        Case(path: "/api/things", who: .admin, headers: [.origin: "https://evil.example.com"], isTaken: false),
        Case(path: "/api/things", who: .admin, headers: [.origin: "null"], isTaken: false),
        Case(path: "/api/things", who: .admin, headers: [.origin: "https://localhost.evil.com"], isTaken: false),
        Case(path: "/api/things", who: .admin, headers: [.fetchSite: "cross-site"], isTaken: false),
        Case(path: "/api/things", who: .admin, headers: [.fetchSite: "same-site"], isTaken: false),
        Case(path: "/api/things", who: .admin, headers: [.fetchSite: "same-origin"], isTaken: true),
        Case(path: "/api/things", who: .key, headers: [:], isTaken: true),
        Case(path: "/api/things", who: .key, headers: [.origin: "https://elsewhere.com"], isTaken: true),
        Case(path: "/api/open", who: .nobody, headers: [:], isTaken: true),
        Case(path: "/api/open", who: .nobody, headers: [.origin: "https://evil.example.com"], isTaken: false),
        Case(path: "/form", who: .nobody, headers: form, isTaken: false),
        Case(path: "/form", who: .nobody, headers: form + [.origin: "http://localhost"], isTaken: true),
        Case(path: "/form", who: .nobody, headers: form + [.fetchSite: "same-origin"], isTaken: true),
        Case(path: "/form", who: .nobody, headers: form + [.origin: "http://evil"], isTaken: false),
    ]

    @Test(arguments: cases)
    func `Another site cannot write in somebody's name`(attempt: Case) async throws {
        let settings = RouteSettings(publicOrigin: "https://desk.example.com")
        try await TestServer(Self.routes, settings: settings).run { client async throws in
            let answer = try await client.send(.post, attempt.path, as: attempt.who, headers: attempt.headers)

            #expect(answer.status == (attempt.isTaken ? 200 : 403))
            #expect(answer.problem == (attempt.isTaken ? nil : "cross-site-request"))
        }
    }

    @Test func `Over the network the page's own origin is the Host`() async throws {
        let application = Application(responder: try TestServer(Self.routes).table.responder)
        try await application.test(.live) { client in
            let port = try #require(client.port)
            for (origin, status) in [("http://localhost:\(port)", 200), ("http://localhost:\(port + 1)", 403)] {
                let headers: HTTPFields = TestServer.Who.admin.headers + [.origin: origin]
                let host = "localhost:\(port)"
                let request = TestClient.Request("/api/things", method: .post, authority: host, headers: headers)
                let answer = try await TestClient.withClient(host: "localhost", port: port) {
                    try await $0.execute(request)
                }
                #expect(answer.status.code == status)
            }
        }
    }

    @Test func `Reading needs no token`() async throws {
        try await TestServer(Self.routes).run { client async throws in
            #expect(try await client.send(.get, "/api/things", as: .forged).text == "read")
        }
    }
}

extension HTTPFields {
    static func + (left: HTTPFields, right: HTTPFields) -> HTTPFields {
        var sum = left
        for field in right { sum[field.name] = field.value }
        return sum
    }
}

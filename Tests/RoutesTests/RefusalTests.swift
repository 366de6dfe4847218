import HTTPTypes
import NIOCore
import Primitives
import Routes
import Testing

@Suite struct RefusalTests {
    struct Thing: Codable, Sendable {
        let name: String
        let parts: [Part]?
        let colour: Colour?

        struct Part: Codable, Sendable {
            let count: Int
            let owner: ContactID?
        }

        enum Colour: String, Codable, CaseIterable { case red, green }
    }

    enum ThingError: Error, ProblemConvertible {
        case broken

        var problem: Problem { Problem("thing-broken", status: 409, title: "The thing is broken") }
    }

    struct Secret: Error { let text = "internal-secret" }

    static let routes = [
        Route(.get, "/api/things", access: .permission(.viewThings), summary: "", query: .page) { call in
            let page = try call.page
            return .text("\(page.limit) \(page.after?.parts ?? [])")
        },
        Route(.get, "/api/things/newest", access: .public, summary: "") { _ in .text("newest") },
        Route(.get, "/api/things/{id}", access: .public, summary: "") { call in
            let id: ContactID = try call.id("id")
            return .text("\(id)")
        },
        Route(.post, "/api/things", access: .permission(.manageThings), summary: "", takes: Thing.self) { call in
            .json(try await call.body(Thing.self), status: .created)
        },
        Route(.post, "/api/small", access: .public, summary: "", body: .held(bytesMax: 40)) { call in
            .json(try await call.body(Thing.self))
        },
        Route(
            .post,
            "/api/files",
            access: .permission(.manageThings),
            summary: "",
            body: .streamed(bytesMax: 100_000, types: ["text/csv"])
        ) { call in
            var bytes = 0
            for try await piece in call.bodyStream { bytes += piece.readableBytes }
            return .text("\(bytes)")
        },
        Route(.get, "/api/me", access: .member, summary: "") { call in .text(try call.caller.name) },
        Route(.get, "/api/broken", access: .public, summary: "") { _ in throw ThingError.broken },
        Route(.get, "/api/full", access: .public, summary: "") { _ in
            throw Problem(
                "too-many",
                status: 409,
                title: "There are too many",
                detail: "At most \(20, "limit") \("things", "what").",
                errors: [.init(field: "name", detail: "Write \(1, "min") to \(60, "max") characters.", code: "length")],
                facts: ["link": "/things", "what": "all"]
            )
        },
        Route(.get, "/api/failing", access: .public, summary: "") { _ in throw Secret() },
    ]

    struct Refusal: Sendable, CustomTestStringConvertible {
        let problem: String
        let status: Int
        let method: HTTPRequest.Method
        let path: String
        var who = TestServer.Who.admin
        var headers: HTTPFields = [:]
        var json: String?
        var field: String?

        var testDescription: String { "\(problem) \(method) \(path)" }
    }

    static let refusals = [
        Refusal(problem: "not-found", status: 404, method: .get, path: "/api/nothing"),
        Refusal(problem: "not-found", status: 404, method: .get, path: "/api//things"),
        Refusal(problem: "wrong-method", status: 405, method: .delete, path: "/api/things"),
        Refusal(problem: "wrong-method", status: 405, method: .init("BREW") ?? .trace, path: "/api/things"),
        Refusal(problem: "sign-in-required", status: 401, method: .get, path: "/api/things", who: .nobody),
        Refusal(problem: "sign-in-required", status: 401, method: .get, path: "/api/me", headers: [.cookie: "who=x"]),
        Refusal(problem: "forbidden", status: 403, method: .post, path: "/api/things", who: .member, json: "{}"),
        Refusal(problem: "forbidden", status: 403, method: .post, path: "/api/things", who: .key, json: "{}"),
        Refusal(problem: "person-required", status: 403, method: .get, path: "/api/me", who: .key),
        Refusal(problem: "bad-parameter", status: 400, method: .get, path: "/api/things/msg_1", field: "id"),
        Refusal(problem: "bad-parameter", status: 400, method: .get, path: "/api/things?limit=0", field: "limit"),
        Refusal(problem: "bad-parameter", status: 400, method: .get, path: "/api/things?limit=201", field: "limit"),
        Refusal(problem: "bad-parameter", status: 400, method: .get, path: "/api/things?after=x!", field: "after"),
        Refusal(problem: "bad-parameter", status: 400, method: .get, path: "/api/things?after=e30", field: "after"),
        Refusal(problem: "body-missing", status: 400, method: .post, path: "/api/things"),
        Refusal(problem: "malformed-json", status: 400, method: .post, path: "/api/things", json: #"{"name":"#),
        Refusal(
            problem: "json-too-deep",
            status: 400,
            method: .post,
            path: "/api/things",
            json: String(repeating: "[", count: 100_000)
        ),
        Refusal(problem: "invalid-request", status: 422, method: .post, path: "/api/things", json: "{}", field: "name"),
        Refusal(
            problem: "invalid-request",
            status: 422,
            method: .post,
            path: "/api/things",
            json: #"{"name":"a","parts":[{"count":1},{"count":"2"}]}"#,
            field: "parts[1].count"
        ),
        Refusal(
            problem: "invalid-request",
            status: 422,
            method: .post,
            path: "/api/things",
            json: #"{"name":"a","parts":[{"count":1,"owner":"msg_0000000000000"}]}"#,
            field: "parts[0].owner"
        ),
        Refusal(
            problem: "invalid-request",
            status: 422,
            method: .post,
            path: "/api/things",
            json: #"{"name":"a","colour":"blue"}"#,
            field: "colour"
        ),
        Refusal(
            problem: "wrong-content-type",
            status: 415,
            method: .post,
            path: "/api/things",
            headers: [.contentType: "text/xml"],
            json: "{}"
        ),
        Refusal(
            problem: "wrong-content-type",
            status: 415,
            method: .post,
            path: "/api/files",
            headers: [.contentType: "image/png"],
            json: "x"
        ),
        Refusal(
            problem: "body-too-large",
            status: 413,
            method: .post,
            path: "/api/small",
            json: #"{"name":"a name that is far too long to be taken"}"#
        ),
        Refusal(
            problem: "body-too-large",
            status: 413,
            method: .post,
            path: "/api/files",
            headers: [.contentType: "text/csv"],
            json: String(repeating: "x", count: 100_001)
        ),
        Refusal(problem: "thing-broken", status: 409, method: .get, path: "/api/broken"),
        Refusal(problem: "internal-error", status: 500, method: .get, path: "/api/failing"),
    ]

    @Test(arguments: refusals)
    func `Says no with a problem document that gives nothing away`(refusal: Refusal) async throws {
        try await TestServer(Self.routes).run { client async throws in
            let answer = try await client.send(
                refusal.method,
                refusal.path,
                as: refusal.who,
                headers: refusal.headers,
                json: refusal.json
            )

            #expect(answer.problem == refusal.problem)
            #expect(answer.status == refusal.status)
            #expect(answer.object["status"] as? Int == refusal.status)
            #expect(answer["requestId"] == answer.headers[.requestID])
            if let field = refusal.field { #expect(answer.fields == [field]) }
            for secret in ["internal-secret", "Swift", "Routes", "Thing", "Colour", TestServer.csrf] {
                #expect(!answer.text.contains(secret))
            }
        }
    }

    @Test func `The values in what is said go along by name, for who says it in another language`() async throws {
        try await TestServer(Self.routes).run { client async throws in
            let full = try await client.send(.get, "/api/full")

            #expect(full["detail"] == "At most 20 things.")
            #expect(full["limit"] == "20" && full["link"] == "/things" && full["what"] == "all")
            let fault = (full.object["errors"] as? [[String: Any]])?.first
            #expect(fault?["code"] as? String == "length" && fault?["detail"] as? String == "Write 1 to 60 characters.")
            #expect(fault?["facts"] as? [String: String] == ["min": "1", "max": "60"])

            let typed = try await client.send(.post, "/api/things", as: .admin, json: #"{"name":1}"#)
            let wrong = (typed.object["errors"] as? [[String: Any]])?.first
            #expect(
                wrong?["code"] as? String == "wrong-type" && wrong?["facts"] as? [String: String] == ["wanted": "text"]
            )

            // What only one field has is said, and nothing more.
            let bare = try await client.send(.get, "/api/things?limit=0", as: .admin)
            #expect((bare.object["errors"] as? [[String: Any]])?.first?.keys.sorted() == ["detail", "field"])
        }
    }

    @Test func `A wrong method is told the right ones`() async throws {
        try await TestServer(Self.routes).run { client async throws in
            let answer = try await client.send(.put, "/api/things", as: .admin)

            #expect(answer.headers[.allow] == "GET, POST")
        }
    }

    @Test func `A literal segment goes before a parameter, whatever came first in the list`() async throws {
        try await TestServer(Self.routes.reversed()).run { client async throws in
            #expect(try await client.send(.get, "/api/things/newest").text == "newest")
            #expect(try await client.send(.get, "/api/things/con_0000000000001").text == "con_0000000000001")
        }
    }

    @Test func `A body of the right shape comes back with every member, null or not`() async throws {
        try await TestServer(Self.routes).run { client async throws in
            let answer = try await client.send(.post, "/api/things", as: .admin, json: #"{"name":"a","parts":[]}"#)

            #expect(answer.status == 201)
            #expect(answer.text == #"{"name":"a","parts":[],"colour":null}"#)
        }
    }

    @Test func `Two routes of one address are refused at the start`() {
        #expect(throws: RouteTableError.self) { try TestServer(Self.routes + [Self.routes[0]]) }
    }

    @Test func `Paths that no route has go to the fallback, but not those of the API`() async throws {
        let server = try TestServer(Self.routes, fallback: { call in .text("file \(call.path)") })
        try await server.run { client async throws in
            #expect(try await client.send(.get, "/assets/a.js").text == "file /assets/a.js")
            #expect(try await client.send(.get, "/api/nothing").problem == "not-found")
            #expect(try await client.send(.post, "/assets/a.js").problem == "not-found")
        }
    }
}

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport

/// A server with these routes, and three people whom it knows by a header.
struct TestServer: Sendable {
    let table: RouteTable
    static let csrf = "the-token-of-the-session"

    init(
        _ routes: [Route],
        settings: RouteSettings = RouteSettings(),
        database: Database? = nil,
        ambient: Ambient = .test(),
        metrics: Metrics = Metrics(),
        fallback: Route.Handler? = nil
    ) throws {
        table = try RouteTable(
            routes,
            settings: settings,
            authenticator: Self.authenticator,
            database: database,
            ambient: ambient,
            metrics: metrics,
            fallback: fallback
        )
    }

    func run(_ body: @Sendable (Client) async throws -> Void) async throws {
        let application = Application(responder: table.responder)
        try await application.test(.router) { try await body(Client(inner: $0)) }
    }

    struct Client: Sendable {
        let inner: any TestClientProtocol

        @discardableResult
        func send(
            _ method: HTTPRequest.Method,
            _ path: String,
            as who: Who = .nobody,
            headers: HTTPFields = [:],
            json: String? = nil
        ) async throws -> Answer {
            var all = who.headers
            if json != nil { all[.contentType] = "application/json" }
            for field in headers { all[field.name] = field.value }
            let body = json.map { ByteBuffer(string: $0) }
            return Answer(try await inner.executeRequest(uri: path, method: method, headers: all, body: body))
        }
    }

    enum Who: Sendable {
        case nobody, member, admin, key
        /// A browser of the admin, as another site would use it: with the cookie and without the token.
        case forged

        var headers: HTTPFields {
            switch self {
            case .nobody: [:]
            case .member: [.cookie: "who=member", .csrfToken: TestServer.csrf]
            case .admin: [.cookie: "who=admin", .csrfToken: TestServer.csrf]
            case .forged: [.cookie: "who=admin"]
            case .key: [.apiKey: "secret"]
            }
        }
    }

    static let workspace = WorkspaceID(rawValue: 7)

    private static let authenticator = Authenticator { headers, _ in
        if headers[.apiKey] != nil {
            let actor = Caller.Actor.apiKey(APIKeyID(rawValue: 5), scopes: ["things.view"])
            return Authentication(caller: Caller(workspace: workspace, actor: actor), means: .apiKey)
        }
        let role: Role
        let id: Int64
        switch headers[.cookie] {
        case "who=member": (role, id) = (.member, 1)
        case "who=admin": (role, id) = (.admin, 2)
        case nil: return nil
        default: throw Problem.signInRequired
        }
        let actor = Caller.Actor.member(MemberID(rawValue: id), UserID(rawValue: id), role)
        return Authentication(
            caller: Caller(workspace: workspace, actor: actor),
            means: .session(id: id, csrf: csrf)
        )
    }
}

/// What came back.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        text = String(buffer: response.body)
    }

    /// The members of a JSON object.
    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) ?? [:]
    }

    subscript(name: String) -> String? { object[name] as? String }

    /// The last part of a problem's `type`.
    var problem: String? {
        guard headers[.contentType] == "application/problem+json" else { return nil }
        return self["type"].map { String($0.split(separator: "/").last ?? "") }
    }

    var fields: [String] {
        (object["errors"] as? [[String: Any]])?.compactMap { $0["field"] as? String } ?? []
    }
}

extension Permission {
    static let viewThings = Permission("things.view", from: .member)
    static let manageThings = Permission("things.manage", from: .admin)
}

import Credits
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import Testing

extension Bank {
    /// Asks the credits' routes as an owner or whoever is named.
    func ask(
        _ path: String,
        _ method: HTTPRequest.Method = .get,
        body: String? = nil,
        role: Role = .owner
    ) async throws -> (status: Int, body: String) {
        let (here, actor) = (workspace, Caller.Actor.member(MemberID(rawValue: 1), UserID(rawValue: 1), role))
        let authenticator = Authenticator { _, _ in
            Authentication(caller: Caller(workspace: here, actor: actor), means: .session(id: 1, csrf: "x"))
        }
        let table = try RouteTable(
            CreditRoutes(service).all,
            authenticator: authenticator,
            database: database,
            ambient: ambient
        )
        var headers: HTTPFields = [:]
        if let name = HTTPField.Name("X-CSRF-Token") { headers[name] = "x" }
        if body != nil { headers[.contentType] = "application/json" }
        let sent = headers
        return try await Application(responder: table.responder).test(.router) { client in
            let response = try await client.execute(
                uri: path,
                method: method,
                headers: sent,
                body: body.map { ByteBuffer(string: $0) }
            )
            return (Int(response.status.code), String(buffer: response.body))
        }
    }

    func object(_ path: String, role: Role = .owner) async throws -> [String: Any] {
        let reply = try await ask(path, role: role)
        #expect(reply.status == 200, "\(reply.body)")
        return try #require(try JSONSerialization.jsonObject(with: Data(reply.body.utf8)) as? [String: Any])
    }
}

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import TestSupport
import Testing

@testable import Contacts

/// The routes of contacts and imports, for programs that may do everything in one workspace or another.
struct Site: Sendable {
    struct Answer: Sendable {
        let status: Int
        let text: String

        func json(_ location: SourceLocation = #_sourceLocation) throws -> [String: Any] {
            let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
            return try #require(value as? [String: Any], "\(text)", sourceLocation: location)
        }

        /// The problem's code, as its `type` ends.
        var problem: String? {
            (try? json())?["type"].flatMap { $0 as? String }?.split(separator: "/").last.map(String.init)
        }
    }

    private let table: RouteTable

    init(_ routes: [Route], ambient: Ambient, permissions: [Permission], hidesNumbers: Bool = false) throws {
        let authenticator = Authenticator { headers, _ in
            guard let name = HTTPField.Name("X-Workspace"), let text = headers[name], let number = Int64(text) else {
                return nil
            }
            let scopes = Set(permissions.map(\.name))
            return Authentication(
                caller: Caller(
                    workspace: WorkspaceID(rawValue: number),
                    actor: .apiKey(APIKeyID(rawValue: 5), scopes: scopes),
                    powers: Powers(hidesNumbers: hidesNumbers)
                ),
                means: .apiKey
            )
        }
        table = try RouteTable(routes, authenticator: authenticator, ambient: ambient)
    }

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        bytes: [UInt8]? = nil,
        workspace: Int = 1
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let name = HTTPField.Name("X-Workspace") { headers[name] = "\(workspace)" }
        if body != nil { headers[.contentType] = "application/json" }
        if bytes != nil { headers[.contentType] = "text/csv" }
        let (sent, content) = (headers, body.map { Array($0.utf8) } ?? bytes)
        return try await Application(responder: table.responder).test(.router) { client in
            let response = try await client.execute(
                uri: path,
                method: method,
                headers: sent,
                body: content.map { ByteBuffer(bytes: $0) }
            )
            return Answer(status: Int(response.status.code), text: String(buffer: response.body))
        }
    }
}

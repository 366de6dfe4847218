package import HTTPTypes
package import Logging
package import Primitives

/// One request on its way into a route's handler: matched, signed in, and allowed.
package struct Call: Sendable {
    /// The route's own path with its braces, which is also the metrics' label.
    package let template: String
    package let method: Method
    /// As it was sent, without the query.
    package let path: String
    package let parameters: [String: String]
    package let queryItems: [QueryItem]
    package let headers: HTTPFields
    /// Where it comes from: the socket's address, or the one a trusted proxy names. `unknown` without a socket.
    package let ip: String
    package let requestID: String
    /// When it arrived.
    package let arrivedAt: Timestamp
    let log: RequestLogger
    /// Who sent it. `nil` on public routes, which are not looked at; see `optionalAuthentication`.
    package let authentication: Authentication?
    let authenticator: Authenticator
    let content: CallBody

    package struct QueryItem: Sendable, Hashable {
        package let name: String
        package let value: String
    }

    /// Carries the request's id. Never log bodies, numbers or tokens.
    package var logger: Logger { log.dressed }

    /// - Throws: `sign-in-required` on a public route, where nobody was asked.
    package var caller: Caller {
        get throws {
            guard let authentication else { throw Problem.signInRequired }
            return authentication.caller
        }
    }

    /// Who sends a request to a public route, if anyone; a cookie that is no longer good counts as nobody.
    package func optionalAuthentication() async throws -> Authentication? {
        if let authentication { return authentication }
        do {
            return try await authenticator.authenticate(headers, ip)
        } catch let problem as Problem where problem.status == 401 {
            return nil
        }
    }

    /// Whether the caller, asked again now, may still call a route of this access: for answers that go on for hours.
    package func isStillAllowed(_ access: Access) async -> Bool {
        guard let found = try? await authenticator.authenticate(headers, ip) else { return false }
        return found.caller == authentication?.caller && found.caller.refusal(for: access) == nil
    }

    /// The client's own key for this write, if it sent one. The pipeline has seen to it already.
    package var idempotencyKey: String? { headers[.idempotencyKey] }

    /// Where a stream of events goes on, as the browser remembers it.
    package var lastEventID: String? { headers[.lastEventID] ?? query("lastEventId") }
}

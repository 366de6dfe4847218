import NIOCore

extension Route {
    /// `/api/openapi.json`, with itself in it.
    ///
    /// - Parameters:
    ///   - routes: all others of the server.
    ///   - cookie: the name of the session's cookie.
    /// - Throws: when a route takes or gives a type whose schema cannot be found.
    package static func openAPI(
        of routes: [Route],
        title: String,
        version: String,
        cookie: String = "lodestone"
    ) throws -> Route {
        let path = "/api/openapi.json"
        let summary = "This document"
        let itself = Route(.get, path, access: .public, summary: summary, media: "application/json") { _ in
            .noContent
        }
        let document = try RouteTable.openAPI(routes + [itself], title: title, version: version, cookie: cookie)
        let text = JSONText.encode(document)
        return Route(.get, path, access: .public, summary: summary) { _ in
            .bytes(text, contentType: "application/json")
        }
    }
}

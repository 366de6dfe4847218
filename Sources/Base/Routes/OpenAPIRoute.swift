import NIOCore

extension Route {
    /// `/api/openapi.json`, with itself in it.
    ///
    /// - Parameter routes: all others of the server.
    /// - Throws: when a route takes or gives a type whose schema cannot be found.
    package static func openAPI(of routes: [Route], title: String, version: String) throws -> Route {
        let path = "/api/openapi.json"
        let summary = "This document"
        let itself = Route(.get, path, access: .public, summary: summary) { _ in .noContent }
        let document = try RouteTable.openAPI(routes + [itself], title: title, version: version)
        let text = JSONText.encode(document)
        return Route(.get, path, access: .public, summary: summary) { _ in
            .bytes(text, contentType: "application/json")
        }
    }
}

extension RouteTable {
    /// The API's document by OpenAPI 3.1, made of the table itself, so that it cannot say what the server does not do.
    ///
    /// - Throws: when a route takes or gives a type whose schema cannot be found.
    package func openAPI(title: String, version: String) throws -> JSONTree {
        try Self.openAPI(routes, title: title, version: version)
    }

    /// - Parameter cookie: the name of the session's cookie.
    package static func openAPI(
        _ routes: [Route],
        title: String,
        version: String,
        cookie: String = "lodestone"
    ) throws -> JSONTree {
        let reader = SchemaReader()
        var paths: [(path: String, operations: [JSONTree.Member])] = []
        for route in routes.sorted(by: { ($0.path, $0.method.rawValue) < ($1.path, $1.method.rawValue) }) {
            let operation = JSONTree.Member(route.method.rawValue.lowercased(), try operation(route, reader))
            if paths.last?.path == route.path {
                paths[paths.count - 1].operations.append(operation)
            } else {
                paths.append((route.path, [operation]))
            }
        }
        return .object([
            "openapi": "3.1.0",
            "info": .object(["title": .text(title), "version": .text(version)]),
            "paths": .object(paths.map { JSONTree.Member(plain($0.path), .object($0.operations)) }),
            "components": .object([
                "securitySchemes": securitySchemes(cookie: cookie),
                "schemas": .object(reader.components + [JSONTree.Member("Problem", problemSchema)]),
            ]),
        ])
    }

    private static func operation(_ route: Route, _ reader: SchemaReader) throws -> JSONTree {
        var members: [JSONTree.Member] = [
            .init("summary", .text(route.summary)),
            .init("operationId", .text(operationID(route))),
        ]
        if case .permission(let permission) = route.access {
            members.append(.init("description", .text("Needs the permission \(permission.name).")))
        }
        members.append(.init("security", security(route)))
        let parameters = parameters(of: route)
        if !parameters.isEmpty { members.append(.init("parameters", .list(parameters))) }
        if let body = try requestBody(route, reader) { members.append(.init("requestBody", body)) }
        members.append(.init("responses", try responses(route, reader)))
        return .object(members)
    }

    /// `get_api_campaigns_id`.
    private static func operationID(_ route: Route) -> String {
        let words = route.path.split { !($0.isLetter || $0.isNumber) }
        return ([route.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "_")
    }

    private static func security(_ route: Route) -> JSONTree {
        let session: JSONTree = .object(["session": []])
        let key: JSONTree = .object(["apiKey": []])
        return switch route.access {
        case .public: []
        case .member, .operator: .list([session])
        case .permission: .list([session, key])
        }
    }

    private static func parameters(of route: Route) -> [JSONTree] {
        let text: JSONTree = .object(["type": "string"])
        let path = RouteDescription(route).parameters.map { name -> JSONTree in
            .object(["name": .text(name), "in": "path", "required": true, "schema": text])
        }
        let query = route.query.map { parameter -> JSONTree in
            .object([
                "name": .text(parameter.name), "in": "query", "required": false,
                "description": .text(parameter.summary), "schema": text,
            ])
        }
        guard route.method.changes, route.access != .public else { return path + query }
        let key: JSONTree = .object([
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "Sent again with the same request, it is answered without being carried out again",
            "schema": .object(["type": "string", "minLength": 1, "maxLength": 255]),
        ])
        return path + query + [key]
    }

    private static func requestBody(_ route: Route, _ reader: SchemaReader) throws -> JSONTree? {
        if let type = route.takes {
            let content: JSONTree = .object(["schema": try reader.schema(of: type)])
            return .object([
                "required": route.needsBody ? true : false, "content": .object(["application/json": content]),
            ])
        }
        guard case .streamed(_, let types) = route.body else { return nil }
        let binary: JSONTree = .object(["schema": .object(["type": "string", "format": "binary"])])
        let media = types.isEmpty ? ["*/*"] : types
        return .object(["required": true, "content": .object(media.map { JSONTree.Member($0, binary) })])
    }

    private static func responses(_ route: Route, _ reader: SchemaReader) throws -> JSONTree {
        let problem: JSONTree = .object([
            "description": "A problem document",
            "content": .object([
                "application/problem+json": .object(["schema": .object(["$ref": "#/components/schemas/Problem"])])
            ]),
        ])
        var good: [JSONTree.Member] = [.init("description", "Done")]
        if let type = route.gives {
            let schema: JSONTree = .object(["schema": try reader.schema(of: type)])
            good.append(.init("content", .object(["application/json": schema])))
        }
        if let media = route.media {
            let text: JSONTree = .object(["schema": .object(["type": "string"])])
            good.append(.init("content", .object([JSONTree.Member(media, text)])))
        }
        return .object([JSONTree.Member(status(of: route), .object(good)), JSONTree.Member("default", problem)])
    }

    /// Pages answer with redirects too, so of them no one status is told.
    private static func status(of route: Route) -> String {
        if let status = route.status { return "\(status)" }
        if route.gives != nil || route.media != nil { return "200" }
        return route.path.hasPrefix("/api/") && route.method.changes ? "204" : "2XX"
    }

    /// OpenAPI knows no rest of a path; `{rest*}` is written `{rest}`.
    private static func plain(_ path: String) -> String {
        path.replacing("*}", with: "}")
    }

    private static func securitySchemes(cookie: String) -> JSONTree {
        .object([
            "session": .object([
                "type": "apiKey", "in": "cookie", "name": .text(cookie),
                "description": "Of a signed-in browser; writes also send X-CSRF-Token from GET /api/session",
            ]),
            "apiKey": .object(["type": "apiKey", "in": "header", "name": "X-API-KEY"]),
        ])
    }

    private static let problemSchema: JSONTree = .object([
        "type": "object",
        "description":
            "RFC 9457; type is a path that never changes. Further members are texts: the values in detail, by name",
        "required": ["type", "title", "status", "requestId"],
        "properties": .object([
            "type": .object(["type": "string"]), "title": .object(["type": "string"]),
            "status": .object(["type": "integer"]), "detail": .object(["type": "string"]),
            "requestId": .object(["type": "string"]),
            "errors": .object([
                "type": "array",
                "items": .object([
                    "type": "object", "required": ["field", "detail"],
                    "properties": .object([
                        "field": .object(["type": "string"]), "detail": .object(["type": "string"]),
                        "code": .object([
                            "type": "string", "description": "The kind of fault, where many fields have it",
                        ]),
                        "facts": .object(["type": "object", "additionalProperties": .object(["type": "string"])]),
                    ]),
                ]),
            ]),
        ]),
    ])
}

import Routes

/// `/api/openapi.json`: the document of the routes, itself included.
struct APIDocument {
    private let others: [Route]

    init(_ others: [Route]) {
        self.others = others
    }

    var route: Route {
        Route(.get, "/api/openapi.json", access: .public, summary: "This document, OpenAPI 3.1") { _ in
            .json(try RouteTable.openAPI(of: others, title: "Lodestone", version: "1"))
        }
    }
}

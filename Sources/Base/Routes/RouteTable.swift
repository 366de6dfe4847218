package import Primitives
package import Storage

/// Every route of a server, as data: what is served, what is documented and what the tests walk over is one list.
package struct RouteTable: Sendable {
    package let routes: [Route]
    let tree: RouteTree
    let settings: RouteSettings
    /// Must run beside the server, or slow bodies are waited for without end.
    package let bodyWatch: BodyWatch
    let authenticator: Authenticator
    let idempotency: IdempotencyStore?
    let metrics: RouteMetrics
    let ambient: Ambient
    let fallback: Route.Handler?

    /// - Parameters:
    ///   - authenticator: finds out who calls; without one only public routes can be called.
    ///   - database: where answers to writes with an `Idempotency-Key` are kept; without one the header is ignored.
    ///   - metrics: where requests are counted.
    ///   - fallback: answers GET of a path that no route has, for example a file of the web client; it throws
    ///     `Problem.notFound` when it has none. Never asked for paths under `/api/`.
    /// - Throws: `RouteTableError` when two routes have one method and path.
    package init(
        _ routes: [Route],
        settings: RouteSettings = RouteSettings(),
        authenticator: Authenticator = .none,
        database: Database? = nil,
        ambient: Ambient,
        metrics: Metrics = Metrics(),
        fallback: Route.Handler? = nil
    ) throws {
        self.routes = routes
        self.settings = settings
        bodyWatch = BodyWatch(every: settings.bodyPatience.lookEvery)
        self.authenticator = authenticator
        self.ambient = ambient
        self.fallback = fallback
        tree = try RouteTree(routes)
        idempotency = database.map { IdempotencyStore(database: $0, ambient: ambient) }
        self.metrics = RouteMetrics(metrics)
    }

    /// What a Hummingbird application is made with: `Application(responder: table.responder)`.
    package var responder: RouteResponder { RouteResponder(table: self) }

    /// The routes without their handlers, for documents and for tests that call every one.
    package var all: [RouteDescription] { routes.map(RouteDescription.init) }
}

package enum RouteTableError: Error, CustomStringConvertible {
    case duplicate(Route)

    package var description: String {
        switch self {
        case .duplicate(let route): "two routes for \(route.method.rawValue) \(route.path)"
        }
    }
}

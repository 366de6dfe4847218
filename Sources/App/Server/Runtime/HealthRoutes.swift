import Routes
import Storage

/// For whatever watches over the process.
struct HealthRoutes {
    let database: Database

    var routes: [Route] {
        [
            Route(.get, "/healthz", access: .public, summary: "Whether the process is alive") { _ in .text("ok\n") },
            Route(.get, "/readyz", access: .public, summary: "Whether it can do its work") { _ in
                _ = try await database.read { try $0.row("SELECT 1 AS one") }
                return .text("ready\n")
            },
        ]
    }
}

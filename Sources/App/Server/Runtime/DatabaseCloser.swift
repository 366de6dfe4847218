import ServiceLifecycle
import Storage

/// Closes the database after everything that uses it has stopped.
struct DatabaseCloser: Service {
    let database: Database

    func run() async throws {
        try await gracefulShutdown()
        try await database.close()
    }
}

import CloudAPI
import Logging
import Server
import Storage

/// What the commands beside `serve` work with: the opened and migrated database and the services over it.
struct Operator: Sendable {
    let database: Database
    let features: Features
    let world: World

    /// Opens everything, runs `body`, closes everything.
    static func with<Result: Sendable>(
        _ options: ServerOptions,
        migrate: Bool = true,
        _ body: (Operator) async throws -> Result
    ) async throws -> Result {
        let configuration = try options.configuration()
        let opened = try await OpenedDatabase.open(configuration, as: .command)
        let transport = CloudAPITransport()
        let world = try World.open(
            configuration,
            database: opened,
            transport: transport,
            publicURL: configuration.localURL,
            logger: Console.logger(level: configuration.logLevel)
        )
        if migrate {
            try await Migrator(Features.migrations).run(on: opened.database)
            try await world.passOldIDs()
        }
        let operators = Operator(database: opened.database, features: Features(world), world: world)
        let result: Result
        do {
            result = try await body(operators)
        } catch {
            try? await opened.database.close()
            try? await transport.shutdown()
            throw error
        }
        try await opened.database.close()
        try await transport.shutdown()
        return result
    }
}

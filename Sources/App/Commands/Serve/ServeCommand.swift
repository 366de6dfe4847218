package import ArgumentParser
import CloudAPI
import Foundation
import Logging
import Server
import ServiceLifecycle
import UnixSignals

/// `lodestone serve`: production.
package struct ServeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the server.",
        discussion: "Settings come from flags, then LODESTONE_… variables, then the configuration file."
    )

    @OptionGroup var options: ServerOptions

    package init() {}

    package func run() async throws {
        let configuration = try options.configuration()
        let logger = Console.logger(level: configuration.logLevel)
        let transport = CloudAPITransport()
        let database = try await OpenedDatabase.open(configuration, as: .server)
        let world = try World.open(
            configuration,
            database: database,
            transport: transport,
            publicURL: configuration.localURL,
            logger: logger
        )
        let server = try await LodestoneServer(configuration, world: world) { port in
            logger.notice("Lodestone takes requests", metadata: ["port": "\(port)"])
            ProcessMemory.forgetStart()
        }
        let group = ServiceGroup(
            configuration: .init(
                services: server.services,
                gracefulShutdownSignals: [.sigint, .sigterm],
                logger: logger
            )
        )
        do {
            try await group.run()
        } catch {
            try? await transport.shutdown()
            throw error
        }
        try await transport.shutdown()
    }
}

package import ArgumentParser
import CloudAPI
import Foundation
import Server
import ServiceLifecycle
import UnixSignals

/// `lodestone sandbox`: the product, a simulated Meta and demo data, in one process.
package struct SandboxCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Try Lodestone: the server, a simulated Meta and demo data."
    )

    @OptionGroup var options: ServerOptions

    @Option(help: "The port of the simulated Meta; 0 takes a free one. Default: the port after the server's.")
    var simulatorPort: Int?

    @Option(help: "Everything random of the simulated Meta comes from this number.")
    var seed: UInt64 = 1

    @Flag(help: "Print one line of JSON when ready, for scripts.")
    var json = false

    package init() {}

    package func run() async throws {
        var configuration = try options.configuration()
        if options.logLevel == nil { configuration.logLevel = "warning" }
        let logger = Console.logger(level: configuration.logLevel)
        // The port after a free one is often somebody's.
        let usualSimulatorPort = configuration.takesAnyPort ? 0 : configuration.port + 1
        let asJSON = json
        let sandbox = Sandbox(
            configuration,
            simulatorPort: simulatorPort ?? usualSimulatorPort,
            seed: seed,
            logger: logger
        ) { facts in
            Console.print(asJSON ? facts.json.text() : Self.welcome(facts))
        }
        let group = ServiceGroup(
            configuration: .init(services: [sandbox], gracefulShutdownSignals: [.sigint, .sigterm], logger: logger)
        )
        try await group.run()
    }

    private static func welcome(_ facts: SandboxFacts) -> String {
        """

        Lodestone is ready.

          Open       \(facts.loginURL)
          (signs you in once, within 15 minutes; afterwards: \(facts.url))

          Phone      \(facts.phoneURL)
          (write as a customer)

        Stop it with Ctrl C.

        """
    }
}

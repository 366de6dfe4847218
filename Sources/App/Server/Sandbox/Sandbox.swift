import CloudAPI
import CloudAPISimulator
import Credits
package import Logging
import Primitives
import ServiceLifecycle
import Storage

/// The product and a simulated Meta in one process, with demo data: what `make run` starts.
package struct Sandbox: Service {
    private let configuration: Configuration
    private let simulator: Simulator
    private let simulatorFacts: AsyncStream<SimulatorFacts>
    private let simulatorTells: AsyncStream<SimulatorFacts>.Continuation
    private let transport: CloudAPITransport
    private let logger: Logger
    private let onReady: @Sendable (SandboxFacts) async -> Void

    /// - Parameters:
    ///   - simulatorPort: 0 takes a free one.
    ///   - onReady: called once, when both listen and the demo data is there.
    package init(
        _ configuration: Configuration,
        simulatorPort: Int,
        seed: UInt64,
        logger: Logger,
        onReady: @escaping @Sendable (SandboxFacts) async -> Void
    ) {
        self.configuration = configuration
        self.logger = logger
        self.onReady = onReady
        transport = CloudAPITransport()
        let (facts, told) = AsyncStream<SimulatorFacts>.makeStream()
        simulatorFacts = facts
        simulatorTells = told
        var settings = SimulatorConfiguration()
        settings.host = "127.0.0.1"
        settings.port = simulatorPort
        settings.seed = seed
        settings.currency = "INR"
        settings.utcOffsetMinutes = 330
        // As in every real list: so that failures are seen too, with their words and without a charge.
        settings.settings.absent = 0.02
        // The simulator forgets at each stop who has written; the inbox does not.
        settings.settings.assumesOpenWindows = true
        // The same clock-free ambient as any process; its identifiers never meet the product's.
        simulator = Simulator(
            configuration: settings,
            ambient: .live(generator: IDGenerator(node: 1023, clock: { .clock() })),
            logger: logger,
            onReady: { facts in
                told.yield(facts)
                told.finish()
            }
        )
    }

    package func run() async throws {
        do {
            try await runBoth()
        } catch {
            try? await transport.shutdown()
            throw error
        }
        try await transport.shutdown()
    }

    private func runBoth() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // One that could not start has nothing to tell, and nobody waits for it.
                defer { simulatorTells.finish() }
                try await simulator.run()
            }
            for await facts in simulatorFacts {
                group.addTask { try await serve(facts) }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func serve(_ facts: SimulatorFacts) async throws {
        var configuration = configuration
        configuration.simulators.insert(facts.baseURL)
        // The newest rupee card that is public lacks the newest markets; a sandbox bills nobody.
        configuration.missingPrices = .lastKnown
        let opened = try await OpenedDatabase.open(configuration, as: .server)
        let (ports, told) = AsyncStream<Int>.makeStream()
        let phoneURL = facts.baseURL + "/phone"
        let world = try World.open(
            configuration,
            database: opened,
            transport: transport,
            publicURL: configuration.localURL,
            phoneURL: phoneURL,
            logger: logger
        )
        let server = try await LodestoneServer(configuration, world: world) { port in
            told.yield(port)
            told.finish()
        }
        let demo = SandboxDemo(
            server: server,
            simulator: facts,
            host: configuration.host,
            ports: ports,
            onReady: onReady
        )
        let group = ServiceGroup(configuration: .init(services: server.services + [demo], logger: logger))
        try await group.run()
    }
}

import AsyncHTTPClient
import CloudAPI
import Foundation
import Hummingbird
package import Logging
import NIOCore
package import Primitives
import ServiceLifecycle
import Synchronization

/// Stands in for Meta: the Cloud API, its webhooks, and a phone for its customers. In memory; gone when it stops.
///
/// It knows nothing of the product, so any client can be pointed at it. `facts` are what a client needs.
package struct Simulator: Service {
    package let configuration: SimulatorConfiguration
    package let clock: SimulatorClock
    private let engine: Engine
    private let ambient: Ambient
    private let logger: Logger
    private let place: Place
    private let onReady: @Sendable (SimulatorFacts) async -> Void

    /// Where it is reached; the port may be known only once it listens.
    private final class Place: Sendable {
        let url: Mutex<String>

        init(_ url: String) { self.url = Mutex(url) }
    }

    /// - Parameters:
    ///   - clock: `nil` makes one of `configuration.start` and `.speed`.
    ///   - onReady: called once, when it listens.
    package init(
        configuration: SimulatorConfiguration,
        ambient: Ambient,
        clock: SimulatorClock? = nil,
        logger: Logger,
        onReady: @escaping @Sendable (SimulatorFacts) async -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.ambient = ambient
        self.logger = logger
        self.onReady = onReady
        let clock = clock ?? SimulatorClock(ambient: ambient, start: configuration.start, speed: configuration.speed)
        self.clock = clock
        engine = Engine(configuration, clock: clock)
        place = Place(configuration.publicURL ?? "http://\(configuration.host):\(configuration.port)")
    }

    /// `baseURL` has the true port only once it listens.
    package var facts: SimulatorFacts { Self.facts(engine, place) }

    package func run() async throws {
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: clientConfiguration)
        do {
            let services: [any Service] = [
                EngineDriver(engine: engine),
                try deliverer(client),
                application(client),
            ]
            var group = ServiceGroupConfiguration(services: services, logger: logger)
            group.maximumGracefulShutdownDuration = .seconds(5)
            try await ServiceGroup(configuration: group).run()
        } catch {
            try? await client.shutdown()
            throw (error as? IOError)?.errnoCode == EADDRINUSE
                ? SimulatorError.portInUse(configuration.host, configuration.port) : error
        }
        try await client.shutdown()
    }

    private static func facts(_ engine: Engine, _ place: Place) -> SimulatorFacts {
        let url = place.url.withLock { $0 }
        return engine.act { world, _ in
            let number = world.numberOrder.first.flatMap { world.numbers[$0] }
            return SimulatorFacts(
                baseURL: url,
                phoneNumberID: number?.id ?? "",
                wabaID: world.account.wabaID,
                accessToken: world.account.accessToken,
                appSecret: world.account.appSecret,
                verifyToken: world.account.verifyToken,
                appID: world.account.appID,
                businessID: world.account.businessID,
                displayPhoneNumber: number?.displayNumber ?? ""
            )
        }
    }

    private var clientConfiguration: HTTPClient.Configuration {
        var client = HTTPClient.Configuration()
        client.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1_024
        client.timeout.connect = .seconds(3)
        // A receiver that is not there is tried again by our own rules, not by the client's.
        client.connectionPool.retryConnectionEstablishment = false
        client.redirectConfiguration = .disallow
        client.httpVersion = .http1Only
        return client
    }

    private func deliverer(_ client: HTTPClient) throws(SimulatorError) -> Deliverer {
        guard let signature = WebhookSignature(appSecret: facts.appSecret) else { throw .emptyAppSecret }
        return Deliverer(engine: engine, client: client, signature: signature, logger: logger)
    }

    private func application(_ client: HTTPClient) -> Application<SimulatorResponder> {
        let (engine, place, publicURL, host) = (engine, place, configuration.publicURL, configuration.host)
        let responder = SimulatorResponder(
            engine: engine,
            graph: GraphService(engine: engine, client: client),
            control: ControlService(
                engine: engine,
                token: configuration.controlToken,
                facts: { Self.facts(engine, place) }
            ),
            sleep: ambient.sleep,
            baseURL: { place.url.withLock { $0 } }
        )
        let onReady = onReady
        return Application(
            responder: responder,
            configuration: .init(address: .hostname(configuration.host, port: configuration.port)),
            onServerRunning: { channel in
                if publicURL == nil, let port = channel.localAddress?.port {
                    place.url.withLock { $0 = "http://\(host):\(port)" }
                }
                await onReady(Self.facts(engine, place))
            },
            logger: logger
        )
    }
}

package enum SimulatorError: Error, Equatable, CustomStringConvertible {
    /// Webhooks cannot be signed without a secret.
    case emptyAppSecret
    case portInUse(String, Int)

    package var description: String {
        switch self {
        case .emptyAppSecret: "The app secret is empty."
        case .portInUse(let host, let port):
            "\(host):\(port) is in use already: choose another port, or 0 for a free one."
        }
    }
}

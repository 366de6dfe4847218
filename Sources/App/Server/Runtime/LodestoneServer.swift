import Automation
import CloudAPI
import Credits
import Events
package import Hummingbird
import Jobs
import Logging
import Messaging
import NIOCore
import Notifications
import Primitives
package import Routes
import Sequences
package import ServiceLifecycle
import Storage
import Workspaces

/// The whole server, opened and migrated, ready to run.
package struct LodestoneServer: Sendable {
    package let world: World
    package let features: Features
    private let configuration: Configuration
    private let hub: EventHub
    private let table: RouteTable
    private let onReady: @Sendable (_ port: Int) async -> Void

    /// Applies the migrations, writes the seeds, loads the web client. Nothing runs yet.
    ///
    /// - Parameter onReady: called once with the port, when requests are taken.
    /// - Throws: `ConfigurationError`, `DatabaseError`, `Migrator.MigrationError`.
    package init(
        _ configuration: Configuration,
        world: World,
        onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) async throws {
        self.configuration = configuration
        self.world = world
        self.onReady = onReady
        let features = Features(world)
        self.features = features
        hub = EventHub(database: world.database, ambient: world.ambient, log: features.events, logger: world.logger)

        try await Migrator(Features.migrations).run(on: world.database)
        try await world.passOldIDs()
        try await InstanceHeart(world).start()
        if world.lock != nil {
            try await world.database.write { try Features.takeOver(in: $0, ambient: world.ambient) }
        }
        try await features.credits.installSeeds()
        try await features.messaging.keyring.reload()
        try await world.database.write { try features.schedule(in: $0, world: world) }

        let metrics = Metrics()
        let health = HealthRoutes(database: world.database)
        let documented =
            features.routes + [Self.events(of: hub, features, world)]
            + DashboardRoutes(features: features, world: world).routes
        let open = documented + health.routes + [metrics.route(token: configuration.metricsToken)]
        let document = try Route.openAPI(
            of: open,
            title: "Lodestone",
            version: Self.version,
            cookie: features.workspaces.cookieName
        )
        let web = try WebClient(directory: configuration.webDirectory)
        var settings = RouteSettings(
            publicOrigin: configuration.publicURL,
            trustedProxies: try configuration.proxies()
        )
        settings.bodyUserInfo = JSON.userInfo(reading:)
        table = try RouteTable(
            open + [document],
            settings: settings,
            authenticator: features.workspaces.authenticator,
            database: world.database,
            ambient: world.ambient,
            metrics: metrics,
            fallback: web.answer
        )
    }

    /// The live stream: what is not there for a caller in lists is not told them, and presence comes between.
    private static func events(of hub: EventHub, _ features: Features, _ world: World) -> Route {
        let screening = EventScreening(database: world.database, needs: Features.eventNeeds)
        return Route.events(
            of: hub,
            ambient: world.ambient,
            screen: { await screening.payload(of: $0, for: $1) },
            also: { features.messaging.presence.stream(for: $0) }
        )
    }
    /// What the program says of itself, in the API's document and to operators.
    static let version = "1"

    /// How long a connection may be silent between requests, a request's head may take, and a body may pause: who drips
    /// bytes cannot hold connections for ever. Event streams are answers, and go on.
    private static let patience = TimeAmount.seconds(30)

    /// Every route, for tests that walk over all of them.
    package var routes: [RouteDescription] { table.all }

    package var application: some ApplicationProtocol {
        let onReady = onReady
        return Application(
            responder: table.responder,
            server: .http1(configuration: .init(idleTimeout: Self.patience)),
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: "lodestone",
                backlog: 1024,
                availableConnectionsDelegate: .maximum(10_000, logger: world.logger)
            ),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) },
            logger: world.logger
        )
    }

    /// Carries out what flows wait for.
    private var timers: TimerDesk {
        let kinds = [features.sequences.timers]
        return TimerDesk(database: world.database, ambient: world.ambient, kinds: kinds, logger: world.logger)
    }

    /// In the order of need: they stop in reverse, so that requests stop first and the database goes last.
    package var services: [any Service] {
        [
            DatabaseCloser(database: world.database),
            InstanceHeart(world),
            hub,
            features.messaging.keyring,
            JobWorker(
                database: world.database,
                ambient: world.ambient,
                handlers: features.jobHandlers,
                queues: ["default": 8, "events": 4].merging(NotificationsFeature.queues) { first, _ in first }
                    .merging(MessagingFeature.queues) { first, _ in first },
                logger: world.logger
            ),
            TimerService(timers),
            features.sequences.counting,
            features.messaging.receiver,
            features.messaging.dispatcher,
            features.messaging.presence,
            table.bodyWatch,
            application,
        ]
    }
}

package import Primitives
package import Storage

/// The gateways that are set up at the moment. Settings are read each time: what the operator sets is in force at once, in
/// every process.
package struct GatewayDesk: Sendable {
    private let settings: BillingSettingsService
    private let transport: GatewayTransport
    /// The page that takes no money; `nil` unless this is a sandbox.
    let test: TestGateway?

    package init(
        settings: BillingSettingsService,
        transport: GatewayTransport,
        database: Database,
        ambient: Ambient,
        publicURL: String,
        isSandbox: Bool
    ) {
        self.settings = settings
        self.transport = transport
        test = isSandbox ? TestGateway(database: database, ambient: ambient, publicURL: publicURL) : nil
    }

    /// Those that take this currency; the test gateway only when there is no real one at all.
    func all(for currency: String, _ settings: BillingSettings) -> [Gateway] {
        all(settings).filter { $0.currencies.contains(currency) }
    }

    /// - Throws: `BillingError.gatewayNotFound` when it is not set up any more.
    func find(_ id: GatewayID) async throws -> Gateway {
        let settings = try await settings.settings()
        guard let gateway = all(settings).first(where: { $0.id == id }) else {
            throw BillingError.gatewayNotFound(id.rawValue)
        }
        return gateway
    }

    func all(_ settings: BillingSettings) -> [Gateway] {
        let real = settings.gateways(over: transport)
        return real.isEmpty ? [test?.gateway].compactMap { $0 } : real
    }
}

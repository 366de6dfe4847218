package import Credits
package import Primitives
package import Routes
package import Storage

/// What the server composes of the operator console: what whoever runs the instance sees and changes of all workspaces.
package struct OperatorFeature: Sendable {
    private let tools: OperatorTools

    package init(_ tools: OperatorTools) {
        self.tools = tools
    }

    package var routes: [Route] {
        OverviewRoutes(tools: tools).routes + WorkspaceRoutes(WorkspaceDesk(tools: tools)).routes
            + PriceBookRoutes(tools: tools).routes + OperatorLogRoutes(tools: tools).routes
    }
}

/// What its parts share, and what they are told by features they do not know.
package struct OperatorTools: Sendable {
    let database: Database
    let ambient: Ambient
    let credits: CreditService
    /// How many payments wait for somebody to decide.
    let suspense: @Sendable () async throws -> Int
    /// The gateways that are set up.
    let gateways: @Sendable () async throws -> [OverviewGateway]
    /// What the program says of itself.
    let version: String

    package init(
        database: Database,
        ambient: Ambient,
        credits: CreditService,
        suspense: @escaping @Sendable () async throws -> Int,
        gateways: @escaping @Sendable () async throws -> [OverviewGateway],
        version: String
    ) {
        self.database = database
        self.ambient = ambient
        self.credits = credits
        self.suspense = suspense
        self.gateways = gateways
        self.version = version
    }
}

package import Events
package import Primitives
package import Storage

/// What the rest of the program holds of credits: makes ledgers that all share the operator's settings and the prices.
package struct CreditService: Sendable {
    let database: Database
    let ambient: Ambient
    let events: EventLog
    package let settings: CreditSettings
    package let books: PriceBooks
    package let zoneOf: ZoneOf
    let planned: Planned
    let stopped: Stopped
    package let reportSeats = ReportSeats()

    /// The name of the time zone that a workspace's days are counted in.
    package typealias ZoneOf = @Sendable (Transaction, WorkspaceID) throws -> String
    /// What will be held later, by others' plans: scheduled campaigns.
    package typealias Planned = @Sendable (Transaction, WorkspaceID) throws -> [PlannedHold]

    /// Why nothing that costs points may be sent at the moment, in words; `nil` when it may.
    package typealias Stopped = @Sendable (Transaction, WorkspaceID) throws -> String?

    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        settings: CreditSettings = CreditSettings(),
        zoneOf: @escaping ZoneOf = { _, _ in "UTC" },
        planned: @escaping Planned = { _, _ in [] },
        stopped: @escaping Stopped = { _, _ in nil }
    ) {
        self.database = database
        self.ambient = ambient
        self.events = events
        self.settings = settings
        self.zoneOf = zoneOf
        self.planned = planned
        self.stopped = stopped
        books = PriceBooks(missingPrices: settings.missingPrices)
    }

    /// The ledger in an open transaction.
    package func ledger(in transaction: Transaction) -> Ledger {
        Ledger(
            transaction,
            ambient: ambient,
            events: events,
            settings: settings,
            books: books,
            zoneOf: zoneOf,
            stopped: stopped
        )
    }

    /// Writes the prices that come with the program where there are none yet. To be called at every start, after the
    /// migrations.
    package func installSeeds() async throws {
        let (ambient, settings) = (ambient, settings)
        try await database.write { try PriceSeeds.install(in: $0, ambient: ambient, settings: settings) }
    }

    /// Looks whether all numbers can be recomputed from their rows: `lodestone verify`.
    ///
    /// - Parameter workspace: one of them, or `nil` for all.
    package func verify(_ workspace: WorkspaceID? = nil) async throws -> [Finding] {
        let settings = settings
        return try await database.read { try Verifier($0, settings: settings).findings(workspace: workspace) }
    }

    /// Computes wallets anew from their journals and compares.
    ///
    /// - Parameters:
    ///   - workspace: one of them, or `nil` for all.
    ///   - repair: also writes what was computed over what differs.
    package func rebuild(_ workspace: WorkspaceID? = nil, repair: Bool) async throws -> [Finding] {
        let all = try await database.read { try WalletStore(transaction: $0).workspaces() }
        var findings: [Finding] = []
        for one in workspace.map({ [$0] }) ?? all {
            // Each in its own transaction: a repair of one must not wait for the others.
            findings +=
                repair
                ? try await database.write { try Rebuild($0, workspace: one).run(repair: true) }
                : try await database.read { try Rebuild($0, workspace: one).run(repair: false) }
        }
        return findings
    }
}

import Credits
import Events
import Jobs
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// A workspace with a wallet and simple prices: a marketing message to India costs 1 point, utility 0.5, authentication 0.1.
struct Bank: Sendable {
    static let migrations =
        JobMigrations.all + EventMigrations.all + RouteMigrations.all + WorkspaceMigrations.all + CreditMigrations.all
    static let workspace = WorkspaceID(rawValue: 7)

    let database: Database
    let clock: TestClock
    let ambient: Ambient
    let service: CreditService

    var workspace: WorkspaceID { Self.workspace }
    var now: Timestamp { clock.now }

    /// - Parameters:
    ///   - points: a purchase that is in the wallet already.
    ///   - given: an empty database with our migrations, instead of a fresh one.
    static func open(
        _ kind: TestDatabase,
        points: Int64 = 0,
        settings: CreditSettings = CreditSettings(),
        zone: String = "Asia/Kolkata",
        planned: @escaping CreditService.Planned = { _, _ in [] },
        clock: TestClock = TestClock(),
        on given: Database? = nil
    ) async throws -> Bank {
        let ambient = Ambient.test(clock)
        let database = if let given { given } else { try await kind.open(migrations) }
        let service = CreditService(
            database: database,
            ambient: ambient,
            events: EventLog(ambient: ambient, subscribers: []),
            settings: settings,
            zoneOf: { _, _ in zone },
            planned: planned
        )
        let bank = Bank(database: database, clock: clock, ambient: ambient, service: service)
        try await bank.setPrices(["marketing": "1", "utility": "0.5", "authentication": "0.1"], from: "2026-01-01")
        try await bank.write { ledger in
            try ledger.open(workspace, book: "INR")
            if points > 0 {
                try ledger.grant(workspace, kind: .purchase, amount: Points(points), reference: "opening")
            }
        }
        return bank
    }

    /// The same bank as the next process would open it.
    func on(_ database: Database) -> Bank {
        Bank(
            database: database,
            clock: clock,
            ambient: ambient,
            service: CreditService(
                database: database,
                ambient: ambient,
                events: EventLog(ambient: ambient, subscribers: [])
            )
        )
    }

    /// Rates of India from a day on.
    func setPrices(_ rates: [String: String], from day: String) async throws {
        let sheet = RateSheet(
            currency: "INR",
            effective: try #require(CivilDay(day)),
            rates: Dictionary(
                uniqueKeysWithValues: try rates.map { category, rate in
                    let key = PriceKey(market: "India", category: try #require(MessageCategory(rawValue: category)))
                    return (key, try #require(Points(rate)).micro)
                }
            )
        )
        _ = try await service.importPrices(sheet, source: "test", dryRun: false)
    }

    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (Ledger) throws -> Result) async throws -> Result {
        try await database.write { try body(service.ledger(in: $0)) }
    }

    func wallet() async throws -> Wallet {
        try await database.read { try service.ledger(in: $0).wallet(workspace) }
    }

    /// A quote of a marketing message to India.
    func quote(_ category: MessageCategory = .marketing) throws -> Quote {
        let amount: Points =
            switch category {
            case .utility, .service: Points(micro: 500_000)
            case .authentication: Points(micro: 100_000)
            default: Points(1)
            }
        return Quote(category: category, market: "India", callingCode: "91", amount: amount, price: nil, free: nil)
    }

    /// A hold for as many marketing messages, all of them assigned and submitted.
    func campaign(
        _ messages: ClosedRange<Int64>,
        reference: String = "campaign",
        extra: Int64 = 0
    ) async throws -> HoldID {
        let ids = messages.map { MessageID(rawValue: $0) }
        let quote = try quote()
        return try await write { ledger in
            let amount = Points(Int64(ids.count) + extra)
            let hold = try ledger.hold(workspace, reference: reference, amount: amount, expiresAt: now + .days(31))
            try ledger.assign(workspace, hold: hold, charges: ids.map { ($0, quote) })
            return hold
        }
    }

    @discardableResult
    func settle(_ words: [Word]) async throws -> Settlement {
        try await write { try $0.settle(workspace, words) }
    }

    func delivered(_ message: Int64, _ category: MessageCategory = .marketing, at moment: Timestamp? = nil) -> Word {
        Word(MessageID(rawValue: message), .billable(category, at: moment ?? now))
    }

    func failed(_ message: Int64) -> Word { Word(MessageID(rawValue: message), .failed) }

    func state(_ message: Int64) async throws -> ChargeState? {
        try await charge(message)?.charge.state
    }

    func charge(_ message: Int64) async throws -> MessageCharge? {
        try await database.read { try service.ledger(in: $0).charges(workspace, [MessageID(rawValue: message)]).first }
    }

    func lot(_ reference: String) async throws -> LotID {
        let sql: SQL = "SELECT id FROM lots WHERE workspace_id = \(workspace) AND reference = \(reference)"
        return try #require(try await database.read { try $0.row(sql)?["id"] })
    }

    /// How many events of a kind were written.
    func events(_ kind: String) async throws -> Int64 {
        try await count("SELECT count(*) AS count FROM events WHERE kind = \(kind)")
    }

    func transfers(_ kind: TransferKind? = nil) async throws -> Int64 {
        try await count(
            kind.map { "SELECT count(*) AS count FROM transfers WHERE kind = \($0)" }
                ?? "SELECT count(*) AS count FROM transfers"
        )
    }

    func count(_ sql: SQL) async throws -> Int64 {
        try await database.read { try $0.row(sql)?["count"] ?? 0 }
    }

    /// Every invariant holds, and the journal gives the same numbers.
    func expectSound(_ location: SourceLocation = #_sourceLocation) async throws {
        let findings = try await service.verify() + service.rebuild(repair: false)
        #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))", sourceLocation: location)
    }

    /// What the wallet has, as `available held spent`.
    func balances() async throws -> String {
        let wallet = try await wallet()
        return "\(wallet.available) \(wallet.held) \(wallet.spent)"
    }
}

import Credits
import Events
import Foundation
import Invoices
import Logging
import Notifications
import Primitives
import Routes
import ServiceLifecycle
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Billing
@testable import Jobs

/// An Indian workspace with a wallet and billing details, a supplier, and gateways whose servers are a closure.
struct BillingWorld: Sendable {
    static let here = WorkspaceID(rawValue: 1)

    let clock = TestClock()
    let ambient: Ambient
    let database: Database
    let events: EventLog
    let credits: CreditService
    let settings: BillingSettingsService
    let tools: PaymentTools
    let billing: BillingFeature
    let server = GatewayServer()
    /// How much the workspace has, as the modules that keep it would say.
    let usage = UsageCounter()
    let owner = Caller(workspace: here, actor: .member(MemberID(rawValue: 3), UserID(rawValue: 4), .owner))

    /// - Parameter gateways: those that are set up; without one the sandbox's test gateway is in force.
    init(_ kind: TestDatabase, country: String = "IN", gateways: [GatewayID] = []) async throws {
        let ambient = Ambient.test(clock)
        self.ambient = ambient
        database = try await kind.open(
            JobMigrations.all + EventMigrations.all + NotificationMigrations.all + WorkspaceMigrations.all
                + CreditMigrations.all + InvoiceMigrations.all + BillingMigrations.all
        )
        events = EventLog(
            ambient: ambient,
            subscribers: [],
            observers: [AutoTopUpTrigger(ambient: ambient).observer]
        )
        credits = CreditService(
            database: database,
            ambient: ambient,
            events: events,
            zoneOf: { _, _ in "Asia/Kolkata" }
        )
        settings = BillingSettingsService(
            database: database,
            ambient: ambient,
            box: try SecretBox(key: [UInt8](repeating: 7, count: 32))
        )
        let mails = MailQueue(mailer: .outbox, ambient: ambient)
        let address = try #require(EmailAddress("ada@example.com"))
        let addresses: Notifier.Addresses = { _, _, _ in [address] }
        tools = PaymentTools(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            documents: DocumentDesk(ambient: ambient, events: events),
            notifier: Notifier(events: events, mails: mails, ambient: ambient) { _, _, _ in
                [NoticeRecipient(member: MemberID(rawValue: 1), address: address)]
            },
            mails: mails,
            addresses: addresses,
            settings: settings,
            gateways: GatewayDesk(
                settings: settings,
                transport: server.transport,
                database: database,
                ambient: ambient,
                publicURL: "http://localhost",
                isSandbox: true
            ),
            publicURL: "http://localhost",
            usage: { [usage] _, _ in usage.value }
        )
        billing = BillingFeature(tools)
        try await prepare(country: country, gateways)
    }

    private func prepare(country: String, _ gateways: [GatewayID]) async throws {
        try await database.write { [clock, credits] transaction in
            let workspace = Workspace(
                id: Self.here,
                name: "Test",
                country: country,
                timeZone: "Asia/Kolkata",
                createdAt: clock.now
            )
            try WorkspaceStore(transaction).insert(workspace)
            try credits.ledger(in: transaction).open(Self.here, book: workspace.currency)
        }
        try await settings.set(Self.supplier)
        for gateway in gateways { try await settings.set(Self.keys[gateway] ?? [:]) }
        _ = try await billing.profiles.save(Self.customer(country), by: owner)
    }

    static let supplier = [
        "supplier.legal-name": "Acme Private Limited", "supplier.address-1": "1 Example Street",
        "supplier.city": "Mumbai", "supplier.postal-code": "400001", "supplier.state": "27",
        "supplier.gstin": "27AAPFU0939F1ZV", "supplier.sac": "998429", "supplier.signatory": "A. Person",
    ]

    static let keys: [GatewayID: [String: String]] = [
        .razorpay: [
            "razorpay.key-id": "rzp_key", "razorpay.key-secret": "rzp_secret", "razorpay.webhook-secret": "rzp_hook",
        ],
        .cashfree: [
            "cashfree.client-id": "cf_id", "cashfree.client-secret": "cf_secret", "cashfree.phone": "9999999999",
        ],
        .stripe: ["stripe.secret-key": "sk_test", "stripe.webhook-secret": "whsec_test"],
    ]

    static func customer(_ country: String = "IN") -> ProfileEntry {
        ProfileEntry(
            legalName: "Spice Traders",
            addressLines: ["2 Market Road"],
            city: country == "IN" ? "Pune" : "Oslo",
            postalCode: country == "IN" ? "411001" : "0150",
            stateCode: country == "IN" ? "27" : nil,
            email: "billing@example.com"
        )
    }

    /// The owner runs the instance too.
    func makeOperator() async throws {
        let now = clock.now
        try await database.write { transaction in
            try transaction.run(
                """
                INSERT INTO users (id, email, name, password_hash, trial_key, created_at, operator_since)
                VALUES (4, 'ops@example.com', 'Olga', 'scrypt$14$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAA', 'ops@example.com', \(now), \(now))
                """
            )
            try transaction.run(
                """
                INSERT INTO members (workspace_id, id, user_id, role, joined_at)
                VALUES (\(Self.here), 3, 4, 'OWNER', \(now))
                """
            )
        }
    }

    // MARK: Doing

    /// - Parameter answering: Stripe's server opens a session.
    func pay(_ points: String = "100", gateway: GatewayID = .test, answering: Bool = false) async throws -> Payment {
        if answering {
            server.answer("POST /v1/checkout/sessions", 200, #"{"id":"cs_0","url":"https://checkout.stripe.com/c/0"}"#)
        }
        return try await billing.payments.create(
            points: points,
            gateway: gateway.rawValue,
            returnPath: nil,
            by: owner,
            logger: Self.logger
        ).payment
    }

    @discardableResult
    func hear(_ report: PaymentReport, of payment: PaymentID) async throws -> Payment {
        try await database.write { try PaymentBook(tools: tools, in: Self.here, $0).hear(report, of: payment) }
    }

    /// The right money for a payment.
    func capture(_ payment: Payment, name: String = "money-1") -> PaymentReport {
        .captured(Capture(name: name, amount: payment.total))
    }

    func paid(_ points: String = "100") async throws -> Payment {
        let payment = try await pay(points)
        return try await hear(capture(payment), of: payment.id)
    }

    func hear(_ report: RefundReport, from gateway: GatewayID = .test) async throws -> String {
        try await database.write { try RefundBook(tools: tools, $0).hear(report, from: gateway) }
    }

    func hear(_ report: DisputeReport, from gateway: GatewayID = .test) async throws -> String {
        try await database.write { try DisputeBook(tools: tools, $0).hear(report, from: gateway) }
    }

    /// Points that are gone, as a message's charge makes them.
    func spend(_ points: Int64) async throws {
        try await database.write { transaction in
            let ledger = credits.ledger(in: transaction)
            let hold = try ledger.hold(
                Self.here,
                reference: "spent",
                amount: Points(points),
                expiresAt: clock.now + .days(1)
            )
            let quote = Quote(
                category: .marketing,
                market: "India",
                callingCode: "91",
                amount: Points(points),
                price: nil,
                free: nil
            )
            let message = MessageID(rawValue: 77)
            try ledger.assign(Self.here, hold: hold, charges: [(message, quote)])
        }
    }

    /// Runs the jobs that are due until none is left.
    func work() async throws {
        let worker = JobWorker(
            database: database,
            ambient: ambient,
            handlers: billing.jobHandlers,
            logger: Self.logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            let lifecycle = ServiceGroup(services: [worker], logger: Self.logger)
            group.addTask { try await lifecycle.run() }
            var looks = 0
            while looks < 6_000, try await due() > 0 {
                looks += 1
                try await Task.sleep(for: .milliseconds(5))
            }
            await lifecycle.triggerGracefulShutdown()
            try await group.waitForAll()
        }
        let left = try await due()
        try #require(left == 0, "jobs fail for ever")
    }

    private func due() async throws -> Int {
        let sql: SQL = "SELECT count(*) AS count FROM jobs WHERE run_at <= \(clock.now) AND kind LIKE 'billing.%'"
        return try await count(sql)
    }

    // MARK: Looking

    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    func payment(_ id: PaymentID) async throws -> ShownPayment { try await billing.payments.find(id, in: Self.here) }

    func wallet() async throws -> Wallet {
        try await database.read { try credits.ledger(in: $0).wallet(Self.here) }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await database.read { try $0.row(sql)?["count"] ?? 0 }
    }

    func lots() async throws -> Int { try await count("SELECT count(*) AS count FROM lots WHERE kind = 'purchase'") }

    func documents() async throws -> Int { try await count("SELECT count(*) AS count FROM documents") }

    /// Every figure follows from its rows.
    func expectSound(_ location: SourceLocation = #_sourceLocation) async throws {
        let findings = try await credits.verify() + credits.rebuild(repair: false)
        #expect(findings.isEmpty, "\(findings.map(\.description))", sourceLocation: location)
        let ours = try await billing.verify()
        #expect(ours.isEmpty, "\(ours.map(\.description))", sourceLocation: location)
    }
}

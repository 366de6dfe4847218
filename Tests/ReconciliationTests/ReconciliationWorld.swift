import Contacts
import Credits
import Events
import Jobs
import Logging
import Notifications
import Primitives
import Routes
import Storage
import Templates
import TestSupport
import Testing
import Workspaces

@testable import Messaging
@testable import Reconciliation

/// A workspace with a wallet and a number on the simulated Meta: messages are charged by what its webhooks say.
struct ReconciliationWorld: Sendable {
    static let migrations =
        JobMigrations.all + EventMigrations.all + NotificationMigrations.all + WorkspaceMigrations.all
        + CreditMigrations.all + ContactMigrations.all + TemplateMigrations.all + MessagingMigrations.all
        + ReconciliationMigrations.all

    let database: Database
    let clock = TestClock()
    let ambient: Ambient
    let credits: CreditService
    let meta: SimulatedMeta
    let service: ReconciliationService
    let workspace = WorkspaceID(rawValue: 7)
    let channel: ChannelID
    let caller = Caller(
        workspace: WorkspaceID(rawValue: 7),
        actor: .member(MemberID(rawValue: 3), UserID(rawValue: 4), .owner)
    )

    /// The day that everything is sent on: 2026-11-23, a Monday.
    let day: CivilDay

    /// - Parameter metaOffset: minutes east of UTC of the account's days.
    init(_ kind: TestDatabase, books: Bool = false, metaOffset: Int = 330) async throws {
        database = try await kind.open(Self.migrations)
        ambient = .test(clock)
        let (database, ambient, workspace) = (database, ambient, workspace)
        let events = EventLog(ambient: ambient, subscribers: [])
        credits = CreditService(
            database: database,
            ambient: ambient,
            events: events,
            zoneOf: { _, _ in "Asia/Kolkata" }
        )
        try await credits.installSeeds()
        let meta = SimulatedMeta(at: clock.now, utcOffsetMinutes: metaOffset)
        self.meta = meta
        let box = try SecretBox(key: [UInt8](repeating: 7, count: 32))
        service = ReconciliationService(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            channels: ChannelService(database: database, ambient: ambient, box: box, simulators: []) { _, _ in
                meta.client
            },
            notifier: Notifier(
                events: events,
                mails: MailQueue(mailer: Mailer(delivers: true) { _ in }, ambient: ambient),
                ambient: ambient
            ) { _, _, _ in
                [EmailAddress("ada@example.com")].compactMap { $0 }
                    .map { NoticeRecipient(member: MemberID(rawValue: 1), address: $0) }
            },
            settings: ReconciliationSettings(books: books),
            zoneOf: { _, _ in "Asia/Kolkata" }
        )
        let id: ChannelID = ambient.id()
        channel = id
        day = try #require(CivilDay("2026-11-23"))
        let token = try box.seal("token", for: "channel token \(workspace)")
        try await database.write { [credits] transaction in
            try WorkspaceStore(transaction).insert(
                Workspace(
                    id: workspace,
                    name: "Shop",
                    country: "IN",
                    timeZone: "Asia/Kolkata",
                    createdAt: ambient.now()
                )
            )
            let ledger = credits.ledger(in: transaction)
            try ledger.open(workspace, book: "INR")
            try ledger.grant(workspace, kind: .promotion, amount: Points(1000), reference: "test")
            let channel = NewChannel(
                id: id,
                name: "Shop",
                kind: .simulator,
                baseURL: "http://127.0.0.1",
                phoneNumberID: meta.phoneNumberID,
                wabaID: meta.wabaID,
                displayNumber: meta.displayNumber,
                verifiedName: "Shop",
                accessToken: token,
                appSecret: [],
                secretID: "secret",
                verifyTokenHash: "",
                quality: "GREEN",
                messagesPerSecond: 80
            )
            try ChannelStore(transaction).insert(workspace, channel, at: ambient.now())
        }
    }

    /// What was sent, and what Meta's webhooks say of it.
    struct Sent: Sendable {
        let message: MessageID
        let verdicts: [Word.Verdict]
    }

    /// Sends to a customer of one's own; nothing is heard yet.
    ///
    /// - Parameter body: makes the body for a recipient; marketing by template unless said.
    func send(
        _ category: MessageCategory = .marketing,
        to number: Int,
        country: String = "+9198",
        _ body: (String) -> String = { SimulatedMeta.template($0, "welcome_back", "es") }
    ) async throws -> Sent {
        let text = "\(country)\(10_000_000 + number)"
        let phone = try #require(PhoneNumber(text))
        let message = MessageID(rawValue: Int64(number))
        let (credits, workspace, channel, now) = (credits, workspace, channel, clock.now)
        try await database.write { transaction in
            let ledger = credits.ledger(in: transaction)
            let quote = try ledger.book(workspace).quote(category, to: phone, window: .closed, at: now)
            let hold = try ledger.hold(
                workspace,
                reference: "message:\(number)",
                amount: quote.amount,
                expiresAt: now + .days(31)
            )
            let subject = ChargeSubject(channel: channel, contact: ContactID(rawValue: Int64(number)))
            try ledger.assign(workspace, hold: hold, charges: [(message, quote)], about: [message: subject])
        }
        return Sent(message: message, verdicts: try meta.send(body(text), at: now))
    }

    /// The webhooks arrive.
    func hear(_ sent: Sent, as verdict: Word.Verdict? = nil) async throws {
        let words = (verdict.map { [$0] } ?? sent.verdicts).map { Word(sent.message, $0) }
        let (credits, workspace) = (credits, workspace)
        try await database.write { transaction in
            _ = try credits.ledger(in: transaction).settle(workspace, words)
        }
    }

    /// What the daily job does.
    func ask() async throws {
        let account = try #require(try await service.accounts(workspace).first)
        try await service.ask(account, in: workspace)
    }

    func ask(_ from: String, _ to: String) async throws {
        let account = try #require(try await service.accounts(workspace).first)
        try await service.ask(account, from: CivilDay(from), to: CivilDay(to), in: workspace)
    }

    /// The day that everything is sent on.
    func found() async throws -> ReconciledDay {
        try #require(try await service.day(day, in: workspace).first?.reconciled)
    }

    func state() async throws -> ReconciledDay.State {
        try await found().state(at: clock.now, service.settings)
    }

    func wallet() async throws -> Wallet {
        let (credits, workspace) = (credits, workspace)
        return try await database.read { try credits.ledger(in: $0).wallet(workspace) }
    }

    func count(_ sql: SQL) async throws -> Int64 {
        try await database.read { try $0.row(sql)?["count"] ?? 0 }
    }

    func expectSound(_ location: SourceLocation = #_sourceLocation) async throws {
        let findings = try await credits.verify() + credits.rebuild(repair: false)
        #expect(findings.isEmpty, "\(findings)", sourceLocation: location)
    }
}

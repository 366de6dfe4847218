import CloudAPI
import Contacts
import Credits
import Events
import Foundation
import Logging
import Notifications
import Primitives
import Routes
import ServiceLifecycle
import Storage
import Templates
import TestSupport
import Testing
import TrackedLinks
import Workspaces

@testable import Campaigns
@testable import Jobs

/// A workspace with a wallet, an approved template and a file, and a WhatsApp that answers by a seed.
struct CampaignWorld: Sendable {
    static let here = WorkspaceID(rawValue: 1)
    static let channel = ChannelID(rawValue: 7)

    let clock = TestClock()
    let ambient: Ambient
    let database: Database
    let events: EventLog
    let credits: CreditService
    let imports: ImportService
    let templates: TemplateService
    let campaigns: CampaignService
    let progress: CampaignProgress
    let whatsApp: FakeWhatsApp
    let caller = Caller(
        workspace: here,
        actor: .member(MemberID(rawValue: 3), UserID(rawValue: 4), .owner)
    )

    init(
        _ kind: TestDatabase,
        points: Int64 = 100_000,
        seed: UInt64 = 1,
        template: String? = nil,
        limits: WorkspaceLimits = .none,
        stopped: @escaping CreditService.Stopped = { _, _ in nil }
    ) async throws {
        let ambient = Ambient.test(clock)
        self.ambient = ambient
        database = try await kind.open(
            ContactMigrations.all + TemplateMigrations.all + CreditMigrations.all + JobMigrations.all
                + EventMigrations.all + NotificationMigrations.all + WorkspaceMigrations.all + CampaignMigrations.all
                + TrackedLinkMigrations.all
                + [FakeWhatsApp.migration]
        )
        events = EventLog(ambient: ambient, subscribers: [])
        credits = CreditService(database: database, ambient: ambient, events: events, stopped: stopped)
        imports = ImportService(database: database, ambient: ambient, events: events) { _, _ in "IN" }
        let shape = template ?? #"{"type":"BODY","text":"Hi {{1}}, your order is on its way."}"#
        templates = TemplateService(
            database: database,
            ambient: ambient,
            events: events,
            listing: { _, _ in try Self.listing(shape) },
            hasChannel: { _, workspace, channel in workspace == Self.here && channel == Self.channel }
        )
        whatsApp = FakeWhatsApp(seed: seed)
        let mailer = Mailer(delivers: true) { _ in }
        campaigns = CampaignService(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            line: whatsApp.line,
            notifier: Notifier(events: events, mails: MailQueue(mailer: mailer, ambient: ambient), ambient: ambient) {
                _,
                _,
                _ in
                [EmailAddress("owner@example.com")].compactMap { $0 }
                    .map { NoticeRecipient(member: MemberID(rawValue: 1), address: $0) }
            },
            limits: limits
        )
        progress = CampaignProgress(ambient: ambient, events: events)
        whatsApp.tell(progress)
        whatsApp.pay { [credits] in credits.ledger(in: $0) }
        try await prepare(points: points)
    }

    private static func listing(_ shape: String) throws -> [JSON] {
        [
            try JSON(
                parsing: Array(
                    #"{"id":"1","name":"order","language":"en","status":"APPROVED","category":"UTILITY","components":[\#(shape)]}"#
                        .utf8
                )
            )
        ]
    }

    private func prepare(points: Int64) async throws {
        try await credits.installSeeds()
        try await database.write { [clock, credits] transaction in
            try WorkspaceStore(transaction).insert(
                Workspace(id: Self.here, name: "Test", country: "IN", timeZone: "Asia/Kolkata", createdAt: clock.now)
            )
            let ledger = credits.ledger(in: transaction)
            try ledger.open(Self.here, book: "USD")
            if points > 0 {
                try ledger.grant(Self.here, kind: .purchase, amount: Points(points), reference: "opening")
            }
        }
        try await templates.sync(Self.channel, in: Self.here)
    }

    // MARK: Making

    func template() async throws -> Template {
        let all = try await templates.page(TemplateFilter(), after: nil, limit: 1, in: Self.here)
        return try #require(all.first).template
    }

    /// Uploads and reads a file.
    func file(_ bytes: [UInt8]) async throws -> Import {
        let pieces = AsyncThrowingStream<[UInt8], any Error> { stream in
            stream.yield(bytes)
            stream.finish()
        }
        let uploaded = try await imports.upload(pieces, filename: "people.csv", by: nil, in: Self.here)
        _ = try await imports.map(uploaded.id, to: uploaded.mapping, defaultCountry: "IN", in: Self.here)
        try await work()
        return try await imports.find(uploaded.id, in: Self.here)
    }

    func people(_ count: Int) async throws -> Import {
        let lines = (0..<count).map { "Person \($0),+91812\(1_000_000 + $0)\n" }.joined()
        return try await file(Array(("Name,Phone\n" + lines).utf8))
    }

    func draft(_ file: Import, variables: [String: VariableSource]? = nil) async throws -> CampaignID {
        try await campaigns.create(
            name: "Spring",
            channel: Self.channel,
            template: try await template().id,
            importID: file.id,
            variables: variables ?? ["body.1": VariableSource(column: file.columns[0], fallback: "there")],
            by: caller
        ).campaign.id
    }

    // MARK: Running

    /// Runs the jobs that are due until none is left.
    func work() async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let worker = JobWorker(
            database: database,
            ambient: ambient,
            handlers: imports.handlers + templates.handlers + campaigns.handlers,
            logger: logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            let lifecycle = ServiceGroup(services: [worker], logger: logger)
            group.addTask { try await lifecycle.run() }
            var looks = 0
            while looks < 12_000, try await due() > 0 {
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
        try await count(
            "SELECT count(*) AS count FROM jobs WHERE run_at <= \(clock.now) AND kind NOT IN ('mail.send', 'credits.upkeep', 'contacts.block')"
        )
    }

    /// Sends everything that is in line, `limit` at a time.
    func dispatch(_ id: CampaignID, limit: Int = 300) async throws {
        while true {
            let rows = try await whatsApp.claim(self, id, limit: limit)
            guard !rows.isEmpty else { return }
            try await whatsApp.answer(self, id, rows)
        }
    }

    /// The campaign's job in the hands of a worker.
    func leased(_ id: CampaignID) async throws -> Job {
        try #require(try await leasedIfAny(id))
    }

    private func leasedIfAny(_ id: CampaignID) async throws -> Job? {
        let jobs = try await database.write { [clock] transaction in
            try JobClaims(transaction: transaction, now: clock.now)
                .take(from: "default", leases: [CampaignAlarm.kind: .seconds(60)], limit: 10).jobs
        }
        return jobs.first { $0.key == "\(id)" }
    }

    /// The worker dies and its lease has run out.
    func release(_ id: CampaignID) async throws {
        try await database.write { transaction in
            try transaction.run("UPDATE jobs SET leased_until = NULL, claim_at = run_at WHERE leased_until IS NOT NULL")
        }
    }

    /// One step of the campaign's job, if it has one to do, by a worker that is gone afterwards.
    func step(_ id: CampaignID) async throws {
        guard let job = try await leasedIfAny(id) else { return }
        _ = try await database.write { [campaigns] in try campaigns.runner.step(id, job, $0) }
        try await release(id)
    }

    func start(_ id: CampaignID) async throws {
        _ = try await campaigns.start(id, at: nil, by: caller)
        try await work()
    }

    // MARK: Looking

    func campaign(_ id: CampaignID) async throws -> Campaign {
        try await campaigns.find(id, in: Self.here).campaign
    }

    func recipients(_ id: CampaignID, state: RecipientState? = nil) async throws -> [Recipient] {
        try await campaigns.recipients(id, state: state, search: nil, after: 0, limit: 100_000, in: Self.here)
            .map(\.recipient)
    }

    func wallet() async throws -> Wallet {
        try await database.read { [credits] in try credits.ledger(in: $0).wallet(Self.here) }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await database.read { try $0.row(sql)?["count"] ?? 0 }
    }

    func contact(_ phone: String) async throws -> Contact {
        try await database.read { [ambient] transaction in
            let number = try #require(PhoneNumber(phone))
            return try #require(try ContactStore(transaction, ambient: ambient).find(number, in: Self.here))
        }
    }

    func consent(_ phone: String, _ optIn: OptIn) async throws {
        let id = try await contact(phone).id
        try await database.write { [ambient] in
            try ContactStore($0, ambient: ambient).consent(optIn, of: id, source: .manual, in: Self.here)
        }
    }

    func block(_ phone: String) async throws {
        let id = try await contact(phone).id
        try await database.write { [ambient, clock] in
            try ContactStore($0, ambient: ambient).block(id, at: clock.now, in: Self.here)
        }
    }

    /// The counters are what the rows say, and the money is what the journal says.
    func expectSound(_ id: CampaignID, _ location: SourceLocation = #_sourceLocation) async throws {
        let campaign = try await campaign(id)
        let rows = try await recipients(id)
        for state in RecipientState.allCases {
            #expect(campaign.counts[state] == rows.count { $0.state == state }, "\(state)", sourceLocation: location)
        }
        let charged = rows.reduce(Points.zero) { $0 + ($1.charged ?? .zero) }
        #expect(campaign.charged == charged, sourceLocation: location)
        let hours = try await database.read { try ReportStore($0, id, in: Self.here).hours().series }
        let sums = hours.reduce(into: [0, 0, 0]) { sums, hour in
            sums = [sums[0] + hour.sent, sums[1] + hour.delivered, sums[2] + hour.read]
        }
        let delivered = campaign.counts[.delivered] + campaign.counts[.read]
        #expect(
            sums == [campaign.counts[.sent] + delivered, delivered, campaign.counts[.read]],
            "the hours add up to the funnel",
            sourceLocation: location
        )
        let findings = try await credits.verify() + credits.rebuild(repair: false)
        #expect(findings.isEmpty, "\(findings)", sourceLocation: location)
    }
}

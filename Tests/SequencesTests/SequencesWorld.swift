@testable import Automation
import Calendars
@testable import CloudAPISimulator
import CloudAPI
import Contacts
import Credits
import Events
import Foundation
@testable import Jobs
import Logging
@testable import Messaging
import Notifications
import Primitives
import Routes
@testable import Sequences
import Storage
import Templates
import TestSupport
import TrackedLinks
@testable import Workspaces

/// A workspace with credits, templates and a number on the simulated Meta. The clock stands at half past two on a Monday
/// afternoon in India.
struct SequencesWorld: Sendable {
    let database: Database
    let clock: TestClock
    let ambient: Ambient
    let credits: CreditService
    let messaging: MessagingService
    let receiver: Receiver
    let contacts: ContactService
    let feature: SequencesFeature
    let hooks: SequenceHooks
    let desk: TimerDesk
    let events: EventLog
    let workspace = WorkspaceID(rawValue: 7)
    let channel: Channel
    let owner: Caller
    let meta: Meta

    static let marketing = TemplateID(rawValue: 11)
    static let utility = TemplateID(rawValue: 12)
    static let greeting = TemplateID(rawValue: 13)

    static let migrations =
        JobMigrations.all + EventMigrations.all + WorkspaceMigrations.all + CreditMigrations.all + ContactMigrations.all
        + TemplateMigrations.all + MessagingMigrations.all + AutomationMigrations.all + SequenceMigrations.all
        + TrackedLinkMigrations.all

    init(_ kind: TestDatabase, points: Int64 = 1000) async throws {
        let clock = TestClock()
        let generator = IDGenerator(node: 0, clock: { clock.now })
        var world = Ambient.test(clock)
        world.rawID = { generator.next() }
        let (ambient, database) = (world, try await kind.open(Self.migrations))
        self.clock = clock
        self.ambient = ambient
        self.database = database
        let workspace = workspace
        let hooks = SequenceHooks(ambient: ambient)
        self.hooks = hooks
        let events = EventLog(ambient: ambient, subscribers: [], observers: [hooks.eventObserver])
        self.events = events
        let credits = CreditService(database: database, ambient: ambient, events: events)
        self.credits = credits
        try await credits.installSeeds()
        let store: MessagingService.ContactStoreFactory = { ContactStore($0, ambient: ambient) }
        messaging = MessagingService(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            contacts: store,
            observers: [hooks.observer],
            inbox: InboxSettings(replied: { try hooks.replied($0, $1) }, merged: hooks.merged)
        )
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        receiver = Receiver(
            database: database,
            ambient: ambient,
            steps: ReceivingSteps(service: messaging, ambient: ambient, syncTemplates: { _, _, _ in }, logger: logger),
            logger: logger
        )
        contacts = ContactService(database: database, ambient: ambient, events: events, countryOf: { _, _ in "IN" })
        feature = SequencesFeature(messaging: messaging, events: events, hooks: hooks, contacts: store, logger: logger)
        desk = TimerDesk(database: database, ambient: ambient, kinds: [feature.timers], logger: logger)
        let meta = Meta(at: ambient.now())
        self.meta = meta
        let (person, user): (MemberID, UserID) = (ambient.id(), ambient.id())
        owner = Caller(workspace: workspace, actor: .member(person, user, .owner))
        channel = try await database.write { transaction in
            try WorkspaceStore(transaction).insert(
                Workspace(
                    id: workspace,
                    name: "Shop",
                    country: "IN",
                    timeZone: "Asia/Kolkata",
                    createdAt: ambient.now()
                )
            )
            try Self.join("Olga", person, user, workspace, ambient.now(), transaction)
            try credits.ledger(in: transaction).open(workspace, book: "INR")
            if points > 0 {
                try credits.ledger(in: transaction)
                    .grant(workspace, kind: .promotion, amount: Points(points), reference: "test")
            }
            let channel = NewChannel(
                id: ambient.id(),
                name: "Shop",
                kind: .simulator,
                baseURL: "http://127.0.0.1",
                phoneNumberID: meta.phoneNumberID,
                wabaID: meta.wabaID,
                displayNumber: "12025550143",
                verifiedName: "Shop",
                accessToken: [],
                appSecret: [],
                secretID: "secret",
                verifyTokenHash: "",
                quality: "GREEN",
                messagesPerSecond: 80
            )
            try ChannelStore(transaction).insert(workspace, channel, at: ambient.now())
            let made = try ChannelStore(transaction).all(workspace)[0]
            for (id, name, category, text) in [
                (Self.marketing, "offer", "MARKETING", "An offer"), (Self.utility, "notice", "UTILITY", "A notice"),
                (Self.greeting, "greeting", "UTILITY", "Hello {{1}}"),
            ] {
                let components = #"[{"type":"BODY","text":"\#(text)"}]"#
                try transaction.run(
                    """
                    INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status,
                     components, parameter_format, created_at, changed_at)
                    VALUES (\(workspace), \(id), \(made.id), \("\(id.rawValue)"), \(name), 'en_US', \(category),
                     'APPROVED', \(components), 'POSITIONAL', 0, 0)
                    """
                )
            }
            return made
        }
    }

    private static func join(
        _ name: String,
        _ member: MemberID,
        _ user: UserID,
        _ workspace: WorkspaceID,
        _ now: Timestamp,
        _ transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO users (id, email, name, password_hash, trial_key, created_at)
            VALUES (\(user), \("\(name)@example.com"), \(name), 'x', \(name), \(now))
            """
        )
        try transaction.run(
            """
            INSERT INTO members (workspace_id, id, user_id, role, joined_at)
            VALUES (\(workspace), \(member), \(user), 'OWNER', \(now))
            """
        )
    }

    static func step(
        _ id: String,
        _ amount: Int = 1,
        _ unit: SequencePlan.Delay.Unit = .hours,
        after: SequencePlan.Delay.Anchor = .previous,
        template: TemplateID? = utility,
        text: String? = nil,
        condition: ContactPredicate? = nil
    ) -> SequencePlan.Step {
        SequencePlan.Step(
            id: id,
            name: "Step \(id)",
            delay: .init(amount, unit, after: after),
            condition: condition,
            template: template.map { .init($0) },
            text: text
        )
    }

    /// A sequence that runs.
    func publish(_ steps: [SequencePlan.Step], _ change: (inout SequencePlan) -> Void = { _ in }) async throws
        -> SequenceID
    {
        var plan = SequencePlan()
        plan.steps = steps
        change(&plan)
        let made = try await feature.service.create(name: "Welcome", channel: channel.id, by: owner).sequence
        try await edit(made.id, plan)
        return made.id
    }

    func edit(_ id: SequenceID, _ plan: SequencePlan) async throws {
        _ = try await feature.service.change(id, name: nil, channel: nil, draft: plan, by: owner)
        _ = try await feature.service.publish(id, by: owner)
    }

    func person(_ number: Int, name: String = "Asha Rao", phone: String? = nil) async throws -> ContactID {
        let digits = phone ?? "+9198000000\(number + 10)"
        return try await contacts.add(name: name, phone: digits, country: nil, by: nil, in: workspace).contact.id
    }

    @discardableResult
    func enrol(_ id: SequenceID, _ contacts: ContactID...) async throws -> EnrolmentReport {
        try await database.write { transaction in
            try feature.enrolling(transaction, in: workspace).enrol(id, contacts, cause: "A test")
        }
    }
}

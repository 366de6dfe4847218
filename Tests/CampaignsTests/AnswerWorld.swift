import CloudAPI
import Contacts
import Credits
import Events
import Jobs
import Logging
import Notifications
import Primitives
import Routes
import Storage
import Synchronization
import Templates
import TestSupport
import Testing
import TrackedLinks
import Workspaces

@testable import Campaigns
@testable import Messaging

/// A campaign that has been sent through Messaging to a few people, whose answers come as webhooks.
struct AnswerWorld: Sendable {
    static let number = "209715200000202"
    static let start: Int64 = 1_795_424_400

    let database: Database
    let clock = TestClock()
    let ambient: Ambient
    let events: EventLog
    let credits: CreditService
    let messaging: MessagingService
    let campaigns: CampaignService
    let receiver: Receiver
    let workspace = WorkspaceID(rawValue: 7)
    let channel: Channel
    let template: TemplateID
    let caller: Caller
    let enrolled = Enrolled()
    let answers: CampaignAnswers

    static let buttons = """
        [{"type":"BODY","text":"New shoes for you."},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Tell me more"},\
        {"type":"URL","text":"Shop","url":"https://shop.example/{{1}}","example":["x"]},\
        {"type":"QUICK_REPLY","text":"Stop promotions"}]}]
        """

    init(_ kind: TestDatabase) async throws {
        let clock = clock
        let generator = IDGenerator(node: 0, clock: { clock.now })
        var world = Ambient.test(clock)
        world.rawID = { generator.next() }
        let (ambient, workspace) = (world, workspace)
        self.ambient = ambient
        let database = try await kind.open(
            JobMigrations.all + EventMigrations.all + NotificationMigrations.all + WorkspaceMigrations.all
                + CreditMigrations.all + ContactMigrations.all + TemplateMigrations.all + MessagingMigrations.all
                + CampaignMigrations.all + TrackedLinkMigrations.all
        )
        self.database = database
        let events = EventLog(
            ambient: ambient,
            subscribers: [],
            observers: [CampaignTemplates(ambient: ambient).observer]
        )
        self.events = events
        let credits = CreditService(database: database, ambient: ambient, events: events)
        self.credits = credits
        try await credits.installSeeds()
        let enrolled = enrolled
        let answers = CampaignAnswers(ambient: ambient, events: events) { _, _, sequence, contact, _ in
            guard sequence != "gone" else {
                throw Problem("sequence-not-found", status: 404, title: "The sequence is not there any more")
            }
            enrolled.add(sequence, contact)
        }
        self.answers = answers
        messaging = MessagingService(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            contacts: { ContactStore($0, ambient: ambient) },
            observers: [CampaignProgress(ambient: ambient, events: events).observer, answers.observer],
            inbox: InboxSettings(answers: answers.hooks)
        )
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        receiver = Receiver(
            database: database,
            ambient: ambient,
            steps: ReceivingSteps(
                service: messaging,
                ambient: ambient,
                syncTemplates: { _, _, _ in },
                logger: logger
            ),
            logger: logger
        )
        let mailer = Mailer(delivers: true) { _ in }
        campaigns = CampaignService(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            line: .messaging(messaging, now: ambient.now),
            notifier: Notifier(events: events, mails: MailQueue(mailer: mailer, ambient: ambient), ambient: ambient) {
                _,
                _,
                _ in []
            }
        )
        let (member, user, template): (MemberID, UserID, TemplateID) = (ambient.id(), ambient.id(), ambient.id())
        self.template = template
        caller = Caller(workspace: workspace, actor: .member(member, user, .owner))
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
            try transaction.run(
                """
                INSERT INTO users (id, email, name, password_hash, trial_key, created_at)
                VALUES (\(user), 'olga@example.com', 'Olga', 'x', 'olga', 0)
                """
            )
            try transaction.run(
                """
                INSERT INTO members (workspace_id, id, user_id, role, joined_at)
                VALUES (\(workspace), \(member), \(user), 'OWNER', 0)
                """
            )
            try credits.ledger(in: transaction).open(workspace, book: "INR")
            try credits.ledger(in: transaction)
                .grant(workspace, kind: .promotion, amount: Points(10_000), reference: "test")
            try ChannelStore(transaction).insert(workspace, Self.newChannel(ambient.id()), at: ambient.now())
            let channel = try ChannelStore(transaction).all(workspace)[0]
            try transaction.run(
                """
                INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status, components,
                 parameter_format, created_at, changed_at)
                VALUES (\(workspace), \(template), \(channel.id), '1', 'shoes', 'en_US', 'MARKETING', 'APPROVED',
                 \(Self.buttons), 'POSITIONAL', 0, 0)
                """
            )
            return channel
        }
    }

    private static func newChannel(_ id: ChannelID) -> NewChannel {
        NewChannel(
            id: id,
            name: "Shop",
            kind: .simulator,
            baseURL: "http://127.0.0.1",
            phoneNumberID: number,
            wabaID: "104857600000101",
            displayNumber: "12025550143",
            verifiedName: "Shop",
            accessToken: [],
            appSecret: [],
            secretID: "secret",
            verifyTokenHash: "",
            quality: "GREEN",
            messagesPerSecond: 80
        )
    }
}

/// Who was put into which sequence.
final class Enrolled: Sendable {
    private let list = Mutex<[String]>([])

    func add(_ sequence: String, _ contact: ContactID) { list.withLock { $0.append(sequence) } }
    var all: [String] { list.withLock { $0 } }
}

import CloudAPI
import Contacts
import Credits
import Events
import Jobs
import Logging
@testable import Messaging
import Notifications
import Primitives
import Routes
import Storage
import Templates
import TestSupport
import Workspaces

/// A workspace with credits and a connected number, on a fresh database. Meta is played by the test.
struct MessagingWorld {
    let database: Database
    let clock = TestClock()
    let ambient: Ambient
    let credits: CreditService
    let service: MessagingService
    let receiver: Receiver
    let workspace = WorkspaceID(rawValue: 7)
    let channel: Channel

    static let phoneNumberID = "209715200000202"
    static let wabaID = "104857600000101"

    static let migrations =
        JobMigrations.all + EventMigrations.all + WorkspaceMigrations.all + CreditMigrations.all + ContactMigrations.all
        + TemplateMigrations.all
        + MessagingMigrations.all

    init(
        _ kind: TestDatabase,
        observers: [MessageObserver] = [],
        settings: CreditSettings = CreditSettings(),
        inbox: InboxSettings = InboxSettings()
    ) async throws {
        database = try await kind.open(Self.migrations)
        ambient = .test(clock)
        let (database, ambient, workspace) = (database, ambient, workspace)
        let events = EventLog(ambient: ambient, subscribers: [])
        let credits = CreditService(database: database, ambient: ambient, events: events, settings: settings)
        self.credits = credits
        try await credits.installSeeds()
        service = MessagingService(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            contacts: { ContactStore($0, ambient: ambient) },
            observers: observers,
            inbox: inbox
        )
        receiver = Receiver(
            database: database,
            ambient: ambient,
            steps: ReceivingSteps(
                service: service,
                ambient: ambient,
                syncTemplates: { _, _, _ in },
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            ),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        channel = try await database.write { transaction in
            try credits.ledger(in: transaction).open(workspace, book: "INR")
            try credits.ledger(in: transaction).grant(
                workspace,
                kind: .promotion,
                amount: Points(1000),
                reference: "test"
            )
            try ChannelStore(transaction).insert(workspace, Self.newChannel(ambient.id()), at: ambient.now())
            return try ChannelStore(transaction).all(workspace)[0]
        }
    }

    static func newChannel(
        _ id: ChannelID,
        number: String = phoneNumberID,
        secretID: String = "secret"
    ) -> NewChannel {
        NewChannel(
            id: id,
            name: "Shop",
            kind: .simulator,
            baseURL: "http://127.0.0.1",
            phoneNumberID: number,
            wabaID: wabaID,
            displayNumber: "12025550143",
            verifiedName: "Shop",
            accessToken: [],
            appSecret: [],
            secretID: secretID,
            verifyTokenHash: "",
            quality: "GREEN",
            messagesPerSecond: 80
        )
    }

    /// The transactions of the dispatcher, as the process `owner` would make them.
    func line(owner: Int64 = 1) -> OutgoingLine {
        OutgoingLine(
            database: database,
            ambient: ambient,
            progress: service.progress,
            workspace: workspace,
            owner: owner
        )
    }

    func wallet() async throws -> Wallet {
        try await database.read { try credits.ledger(in: $0).wallet(workspace) }
    }

    /// The message as it is now.
    func message(_ id: MessageID) async throws -> Message {
        guard let message = try await database.read({ try MessageStore($0).find(workspace, id) }) else {
            throw MessagingError.messageNotFound(id)
        }
        return message
    }
}

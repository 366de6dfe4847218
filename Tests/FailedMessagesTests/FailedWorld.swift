import Contacts
import Credits
import Events
import Jobs
import Primitives
import Routes
import Storage
import Synchronization
import Templates
import TestSupport
import Testing
import Workspaces

@testable import FailedMessages
@testable import Messaging

/// Two workspaces with a channel each, and messages that failed for the reasons that a test gives.
struct FailedWorld: Sendable {
    let database: Database
    let clock = TestClock()
    let ambient: Ambient
    let credits: CreditService
    let messaging: MessagingService
    let failed: FailedMessageService
    let own = OwnAttempts()
    let here = WorkspaceID(rawValue: 7)
    let elsewhere = WorkspaceID(rawValue: 8)

    init(_ kind: TestDatabase) async throws {
        let generator = IDGenerator(node: 0, clock: { [clock] in clock.now })
        var world = Ambient.test(clock)
        world.rawID = { generator.next() }
        let ambient = world
        self.ambient = ambient
        database = try await kind.open(
            JobMigrations.all + EventMigrations.all + WorkspaceMigrations.all + CreditMigrations.all
                + ContactMigrations.all + TemplateMigrations.all + MessagingMigrations.all
        )
        let events = EventLog(ambient: ambient, subscribers: [])
        credits = CreditService(database: database, ambient: ambient, events: events)
        try await credits.installSeeds()
        messaging = MessagingService(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            contacts: { ContactStore($0, ambient: ambient) },
            observers: []
        )
        let bulk = BulkService(database: database, ambient: ambient, events: events, deleting: { _, _, _, _, _ in [] })
        failed = FailedMessageService(
            messaging: messaging,
            bulk: bulk,
            ownAttempt: { [own] in own.at($2.id) },
            campaignNames: { _, _, ids in Dictionary(uniqueKeysWithValues: ids.map { ($0, "Spring") }) }
        )
        for workspace in [here, elsewhere] {
            try await database.write { [credits] transaction in
                try WorkspaceStore(transaction).insert(
                    Workspace(
                        id: workspace,
                        name: "Test",
                        country: "IN",
                        timeZone: "Asia/Kolkata",
                        createdAt: ambient.now()
                    )
                )
                try credits.ledger(in: transaction).open(workspace, book: "INR")
                try credits.ledger(in: transaction)
                    .grant(workspace, kind: .promotion, amount: Points(1000), reference: "test")
                try ChannelStore(transaction).insert(workspace, Self.newChannel(workspace), at: ambient.now())
                try transaction.run(
                    """
                    INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status,
                     components, parameter_format, created_at, changed_at)
                    VALUES (\(workspace), 5, \(Self.channel(workspace)), '1', 'offer', 'en_US', 'MARKETING', 'APPROVED',
                     '[]', 'POSITIONAL', 0, 0)
                    """
                )
            }
        }
    }

    static func channel(_ workspace: WorkspaceID) -> ChannelID { ChannelID(rawValue: workspace.rawValue * 10) }

    private static func newChannel(_ workspace: WorkspaceID) -> NewChannel {
        NewChannel(
            id: channel(workspace),
            name: "Shop",
            kind: .simulator,
            baseURL: "http://127.0.0.1",
            phoneNumberID: "20971520000020\(workspace.rawValue)",
            wabaID: "104857600000101",
            displayNumber: "12025550143",
            verifiedName: "Shop",
            accessToken: [],
            appSecret: [],
            secretID: "secret\(workspace.rawValue)",
            verifyTokenHash: "",
            quality: "GREEN",
            messagesPerSecond: 80
        )
    }

    /// A marketing template that failed `ago`.
    @discardableResult
    func fail(
        _ code: Int64?,
        to phone: String = "+919800000001",
        name: String = "Asha",
        origin: Message.Origin = .campaign,
        ago: Duration = .hours(1),
        in workspace: WorkspaceID? = nil
    ) async throws -> MessageID {
        let workspace = workspace ?? here
        let (id, conversationID): (MessageID, ConversationID) = (ambient.id(), ambient.id())
        let at = ambient.now() - ago
        try await database.write { [ambient] transaction in
            let contact = try ContactStore(transaction, ambient: ambient).resolve(
                workspace: workspace,
                identities: ContactIdentities(phone: PhoneNumber(phone), name: name),
                source: .manual
            )
            let conversation = try ConversationStore(transaction).open(
                workspace,
                channel: Self.channel(workspace),
                contact: contact.id,
                shown: true,
                source: .agent,
                id: conversationID,
                at: at
            )
            let state = code == nil ? MessageState.expired : .failed
            let campaign = origin == .campaign ? CampaignID(rawValue: 99) : nil
            let reference = campaign == nil ? nil : id.rawValue
            try transaction.run(
                """
                INSERT INTO messages (workspace_id, id, conversation_id, channel_id, contact_id, direction, origin, type, text,
                    content, state, at, failed_at, template_id, category, campaign_id, reference, error_code, error_title,
                    error_detail)
                VALUES (\(workspace), \(id), \(conversation.id), \(Self.channel(workspace)), \(contact.id), 'out', \(origin),
                    'template', 'Offer', '{"name":"offer","language":{"code":"en_US"}}', \(state), \(at), \(at), 5,
                    'marketing', \(campaign), \(reference), \(code), \(code.map { _ in "Failed" }), NULL)
                """
            )
        }
        return id
    }

    func caller(hidesNumbers: Bool = false, in workspace: WorkspaceID? = nil) -> Caller {
        let powers = Powers(permissions: nil, hidesNumbers: hidesNumbers)
        return Caller(
            workspace: workspace ?? here,
            actor: .member(MemberID(rawValue: 3), UserID(rawValue: 4), .owner),
            powers: powers
        )
    }

    func filter(
        source: String? = nil,
        code: Int64? = nil,
        kind: String? = nil,
        retryable: Bool = false,
        search: String? = nil
    ) throws -> FailedFilter {
        try FailedFilter(
            from: nil,
            to: nil,
            channel: nil,
            source: source,
            code: code,
            kind: kind,
            isRetryable: retryable,
            search: search,
            now: clock.now
        )
    }

    func list(_ filter: FailedFilter, for caller: Caller? = nil) async throws -> [FailedMessageService.Shown] {
        try await failed.page(filter, after: nil, limit: 100, for: caller ?? self.caller())
    }
}

/// Which messages their campaigns try again by themselves, and when.
final class OwnAttempts: Sendable {
    private let moments = Mutex<[MessageID: Timestamp]>([:])

    func set(_ message: MessageID, at moment: Timestamp) { moments.withLock { $0[message] = moment } }
    func at(_ message: MessageID) -> Timestamp? { moments.withLock { $0[message] } }
}

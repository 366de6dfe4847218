@testable import Calendars
@testable import CloudAPISimulator
import CloudAPI
import Contacts
import Credits
import Events
import Foundation
@testable import InboxRules
@testable import Jobs
import Logging
@testable import Messaging
import Notifications
import Primitives
import Routes
import Storage
import Synchronization
import Templates
import TestSupport
@testable import Workspaces

/// A workspace with members, credits and a number on the simulated Meta, which speaks in webhooks as Meta does and takes what is
/// sent. The clock stands at half past two on a Monday afternoon in India.
struct RulesWorld: Sendable {
    let database: Database
    let clock: TestClock
    let ambient: Ambient
    let credits: CreditService
    let messaging: MessagingService
    let receiver: Receiver
    let feature: InboxRulesFeature
    let calendars: CalendarService
    let members: MemberService
    let workspace = WorkspaceID(rawValue: 7)
    let channel: Channel
    let owner: Caller
    let meta: Meta
    let owners = Owners()

    static let migrations =
        JobMigrations.all + EventMigrations.all + WorkspaceMigrations.all + CreditMigrations.all + ContactMigrations.all
        + TemplateMigrations.all + MessagingMigrations.all + CalendarMigrations.all + InboxRuleMigrations.all

    /// Who owns which contact.
    final class Owners: Sendable {
        let of = Mutex<[ContactID: MemberID]>([:])
    }

    init(_ kind: TestDatabase, points: Int64 = 1000) async throws {
        let clock = TestClock()
        let generator = IDGenerator(node: 0, clock: { clock.now })
        var world = Ambient.test(clock)
        world.rawID = { generator.next() }
        let (ambient, database) = (world, try await kind.open(Self.migrations))
        self.clock = clock
        self.ambient = ambient
        self.database = database
        let (workspace, owners) = (workspace, owners)
        let events = EventLog(ambient: ambient, subscribers: [])
        let credits = CreditService(database: database, ambient: ambient, events: events)
        self.credits = credits
        try await credits.installSeeds()
        let hooks = RuleHooks(ambient: ambient) { _, _, contact in owners.of.withLock { $0[contact] } }
        messaging = MessagingService(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            contacts: { ContactStore($0, ambient: ambient) },
            observers: [],
            inbox: InboxSettings(hooks: hooks.hooks)
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
        feature = InboxRulesFeature(messaging: messaging, hooks: hooks)
        calendars = CalendarService(database: database, ambient: ambient) {
            try InboxRulesService.user(of: $2, in: $1, $0)
        }
        members = MemberService(
            database: database,
            ambient: ambient,
            permissions: InboxRulesFeature.permissions,
            cameOnline: { try hooks.cameOnline($0, $1) }
        )
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
            try Self.join("Olga", person, user, .owner, workspace, ambient.now(), transaction)
            try credits.ledger(in: transaction).open(workspace, book: "INR")
            try credits.ledger(in: transaction).grant(
                workspace,
                kind: .promotion,
                amount: Points(points),
                reference: "test"
            )
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
            return try ChannelStore(transaction).all(workspace)[0]
        }
    }

    private static func join(
        _ name: String,
        _ member: MemberID,
        _ user: UserID,
        _ role: Role,
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
            VALUES (\(workspace), \(member), \(user), \(role.rawValue), \(now))
            """
        )
    }

    /// Somebody who works here.
    func member(_ name: String, isAway: Bool = false) async throws -> Caller {
        let (id, user): (MemberID, UserID) = (ambient.id(), ambient.id())
        try await database.write { [ambient] transaction in
            try Self.join(name, id, user, .member, workspace, ambient.now(), transaction)
        }
        let caller = Caller(workspace: workspace, actor: .member(id, user, .member))
        if isAway { try await members.setAway(true, by: caller) }
        return caller
    }

    func team(_ people: [Caller], _ method: Team.Method = .roundRobin) async throws -> TeamID {
        try await TeamService(database: database, ambient: ambient, departures: Departures()).make(
            name: "Team \(ambient.rawID())",
            description: "",
            lead: nil,
            members: people.compactMap(\.member),
            method: method,
            by: owner
        ).id
    }

    /// Changes the rules of the number.
    func rule(_ change: @Sendable (inout ChannelRules) -> Void) async throws {
        var rules = try await feature.rules.rules(of: channel.id, in: workspace)
        change(&rules)
        _ = try await feature.rules.set(rules, of: channel.id, by: owner)
    }

    /// Open on weekdays from nine to six in India.
    func officeHours() async throws -> CalendarID {
        let week = (1...5).map { #"{"day":\#($0),"from":"09:00","to":"18:00"}"# }.joined(separator: ",")
        let json = #"{"name":"Office","timeZone":"Asia/Kolkata","week":[\#(week)]}"#
        let draft = try JSONDecoder().decode(CalendarService.Draft.self, from: Data(json.utf8))
        return try await calendars.make(draft, by: owner).id
    }
}

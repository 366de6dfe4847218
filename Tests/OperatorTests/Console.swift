import Credits
import Events
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import Logging
import NIOCore
import Notifications
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Operator

/// A server with workspaces, credits and the operator's routes; Olga runs it, Ada has a workspace of her own.
struct Console: Sendable {
    static let migrations =
        JobMigrations.all + EventMigrations.all + RouteMigrations.all + NotificationMigrations.all
        + WorkspaceMigrations.all + CreditMigrations.all
    static let password = "a long and unusual phrase"

    let clock: TestClock
    let ambient: Ambient
    let database: Database
    let credits: CreditService
    let tools: OperatorTools
    let olga: Person
    let ada: Person
    private let feature: WorkspacesFeature
    private let table: RouteTable

    struct Person: Sendable {
        let workspace: WorkspaceID
        let user: UserID
        let headers: HTTPFields
    }

    init(_ kind: TestDatabase, seeds: Bool = true) async throws {
        clock = TestClock()
        var ambient = Ambient.test(clock)
        let counted = ambient.rawID
        // Above those of the workspaces that a test makes by the thousand.
        ambient.rawID = { counted() + 1_000_000 }
        self.ambient = ambient
        database = try await kind.open(Self.migrations)
        let credits = CreditService(
            database: database,
            ambient: ambient,
            events: EventLog(ambient: ambient, subscribers: [])
        )
        self.credits = credits
        if seeds { try await credits.installSeeds() }
        feature = WorkspacesFeature(
            database: database,
            ambient: ambient,
            settings: WorkspaceSettings(
                publicURL: "http://localhost",
                onCreated: [
                    { transaction, workspace in
                        let currency = try WorkspaceStore(transaction).find(workspace)?.currency ?? "USD"
                        try credits.ledger(in: transaction).open(workspace, book: currency)
                    }
                ]
            ),
            mails: MailQueue(mailer: .outbox, ambient: ambient),
            permissions: Permission.workspaces,
            cost: PasswordHash.Cost(logRounds: 2, blockSize: 1, parallelism: 1)
        )
        tools = OperatorTools(
            database: database,
            ambient: ambient,
            credits: credits,
            suspense: { 3 },
            gateways: { [OverviewGateway(id: "razorpay", name: "Razorpay")] },
            version: "1.2"
        )
        table = try RouteTable(
            feature.routes + OperatorFeature(tools).routes,
            settings: RouteSettings(publicOrigin: "http://localhost"),
            authenticator: feature.authenticator,
            database: database,
            ambient: ambient
        )
        olga = try await Self.signUp("olga@example.com", "Olga", "Telegraph", feature, database)
        ada = try await Self.signUp("ada@example.com", "Ada", "Analytical Engines", feature, database)
        try await setOperator(true)
    }

    func signUp(_ email: String, company: String) async throws -> Person {
        try await Self.signUp(email, "Bob", company, feature, database)
    }

    private static func signUp(
        _ email: String,
        _ name: String,
        _ company: String,
        _ feature: WorkspacesFeature,
        _ database: Database
    ) async throws -> Person {
        let account = try NewAccount(
            name: name,
            email: email,
            password: password,
            company: company,
            country: "IN",
            timeZone: "Asia/Kolkata"
        )
        let opened = try await feature.workspaces.signUp(
            account,
            device: Device(ip: "127.0.0.1", userAgent: "test"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        return Person(
            workspace: opened.caller.workspace,
            user: try #require(opened.caller.user),
            headers: [.cookie: "lodestone=\(opened.token.text)", .csrf: opened.token.derived("csrf")]
        )
    }

    func setOperator(_ isOperator: Bool) async throws {
        let (user, now) = (olga.user, clock.now)
        try await database.write { try UserStore($0).setOperator(since: isOperator ? now : nil, user) }
    }

    /// - Parameter person: Olga when left out.
    func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        as person: Person? = nil,
        json: String? = nil,
        csv: [UInt8]? = nil,
        key: String? = nil
    ) async throws -> Answer {
        var headers = (person ?? olga).headers
        if json != nil { headers[.contentType] = "application/json" }
        if csv != nil { headers[.contentType] = "text/csv" }
        headers[.idempotency] = key
        let body = json.map { ByteBuffer(string: $0) } ?? csv.map { ByteBuffer(bytes: $0) }
        let sent = headers
        return try await Application(responder: table.responder).test(.router) { client in
            Answer(try await client.executeRequest(uri: path, method: method, headers: sent, body: body))
        }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await database.read { try $0.row(sql)?["count"] ?? 0 }
    }

    /// What the wallet has, as `available held spent state`.
    func balances(_ workspace: WorkspaceID) async throws -> String {
        let wallet = try await database.read { try credits.ledger(in: $0).wallet(workspace) }
        return "\(wallet.available) \(wallet.held) \(wallet.spent) \(wallet.state.rawValue)"
    }
}

extension HTTPField.Name {
    static var csrf: Self { .init("X-CSRF-Token") ?? .cookie }
    static var idempotency: Self { .init("Idempotency-Key") ?? .cookie }
}

/// What came back.
struct Answer: Sendable {
    let status: Int
    let text: String

    init(_ response: TestResponse) {
        status = response.status.code
        text = String(buffer: response.body)
    }

    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) ?? [:]
    }

    var items: [[String: Any]] { object["items"] as? [[String: Any]] ?? [] }

    subscript(name: String) -> String? { object[name] as? String }

    func part(_ name: String) -> [String: Any] { object[name] as? [String: Any] ?? [:] }

    /// The last part of a problem's `type`.
    var problem: String? { self["type"].map { String($0.split(separator: "/").last ?? "") } }

    var fields: [String] {
        (object["errors"] as? [[String: Any]])?.compactMap { $0["field"] as? String } ?? []
    }
}

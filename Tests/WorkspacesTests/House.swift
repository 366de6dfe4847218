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
import Synchronization
import TestSupport
import Testing
import Workspaces

/// A server with this module alone, and what a test needs to look behind it.
struct House: Sendable {
    let clock: TestClock
    let ambient: Ambient
    let database: Database
    let feature: WorkspacesFeature
    let table: RouteTable
    /// The workspaces whose trial was activated.
    let trials: Trials
    /// What was told of members and teams.
    let staff: StaffHeard

    final class StaffHeard: Sendable {
        private let list = Mutex<[StaffChange]>([])
        var all: [StaffChange] { list.withLock { $0 } }
        func add(_ change: StaffChange) { list.withLock { $0.append(change) } }
    }

    final class Trials: Sendable {
        private let list = Mutex<[WorkspaceID]>([])
        var all: [WorkspaceID] { list.withLock { $0 } }
        func add(_ workspace: WorkspaceID) { list.withLock { $0.append(workspace) } }
    }

    static let viewThings = Permission("things.view", from: .member)
    static let ownThings = Permission("things.own", from: .owner)
    /// Cheap, for tests that are not about the cost.
    static let cost = PasswordHash.Cost(logRounds: 2, blockSize: 1, parallelism: 1)

    init(
        _ kind: TestDatabase = .sqlite,
        publicURL: String = "http://localhost",
        sendsMail: Bool = false,
        opensSignUp: Bool = true,
        cost: PasswordHash.Cost = Self.cost
    ) async throws {
        let clock = TestClock()
        let ambient = Ambient.test(clock)
        let trials = Trials()
        let staff = StaffHeard()
        let migrations =
            JobMigrations.all + EventMigrations.all + RouteMigrations.all + NotificationMigrations.all
            + WorkspaceMigrations.all
        let database = try await kind.open(migrations)
        let mailer = sendsMail ? Mailer(delivers: true) { (_: Mail) async throws(MailError) in } : Mailer.outbox
        feature = WorkspacesFeature(
            database: database,
            ambient: ambient,
            settings: WorkspaceSettings(
                publicURL: publicURL,
                opensSignUp: opensSignUp,
                onTrialActivated: [{ transaction, workspace in transaction.afterCommit { trials.add(workspace) } }]
            ),
            mails: MailQueue(mailer: mailer, ambient: ambient),
            permissions: Permission.workspaces + [Self.viewThings, Self.ownThings],
            cost: cost,
            told: { change, _, transaction in transaction.afterCommit { staff.add(change) } }
        )
        table = try RouteTable(
            feature.routes,
            settings: RouteSettings(publicOrigin: publicURL),
            authenticator: feature.authenticator,
            database: database,
            ambient: ambient
        )
        self.clock = clock
        self.ambient = ambient
        self.database = database
        self.trials = trials
        self.staff = staff
    }

    func run(_ body: @Sendable (Browser) async throws -> Void) async throws {
        let application = Application(responder: table.responder)
        try await application.test(.router) { try await body(Browser(client: $0)) }
    }

    /// Lets a worker do what is due.
    ///
    /// - Parameter isDone: looked at now and then; the worker is stopped when it says so.
    func work(until isDone: @escaping @Sendable (Transaction) throws -> Bool) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let worker = JobWorker(database: database, ambient: ambient, handlers: feature.jobHandlers, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            let deadline = ContinuousClock.now + .seconds(20)
            while try await !database.read(isDone) {
                try #require(ContinuousClock.now < deadline, "the work was not done")
                try await Task.sleep(for: .milliseconds(5))
            }
            group.cancelAll()
        }
    }

    /// Asks for a link by mail, and lets the job run that sends it.
    func mailLoginLink(to email: String, _ browser: Browser) async throws -> Answer {
        let answer = try await browser.send(.post, "/api/login-links", json: #"{"email":"\#(email)"}"#)
        try await sendLinks()
        return answer
    }

    /// The same by the page of who forgot their password.
    func mailPasswordLink(to email: String, _ browser: Browser, headers: HTTPFields = [:]) async throws -> Answer {
        let answer = try await browser.send(.post, "/sign-in/forgot", form: "email=\(email)", headers: headers)
        try await sendLinks()
        return answer
    }

    private func sendLinks() async throws {
        try await work { try $0.row("SELECT id FROM jobs WHERE kind = 'workspaces.login-link'") == nil }
    }

    /// The mails in the outbox, oldest first.
    func mails() async throws -> [(to: String, subject: String, text: String)] {
        try await database.read { transaction in
            try transaction.rows("SELECT recipient, subject, text FROM outbox_mails ORDER BY id").map { row in
                (try row["recipient"], try row["subject"], try row["text"])
            }
        }
    }

    /// Opens the newest mail's link, which confirms an address.
    func confirm(_ browser: Browser) async throws {
        guard let link = try await linkInMail() else { return }
        _ = try await browser.send(.post, link, form: "")
    }

    /// The path of the first link in the newest mail.
    func linkInMail() async throws -> String? {
        let text = try await mails().last?.text ?? ""
        return text.firstMatch(of: /http:\/\/localhost(\/\S+)/).map { String($0.1) }
    }
}

/// A client that sends what it was given: a session's cookie and token, or an API key.
struct Browser: Sendable {
    let client: any TestClientProtocol
    var cookie: String?
    var csrf: String?
    var key: String?

    @discardableResult
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        json: String? = nil,
        form: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        var all: HTTPFields = [:]
        all[.cookie] = cookie
        all[.csrfToken] = csrf
        all[.apiKey] = key
        if json != nil { all[.contentType] = "application/json" }
        if form != nil {
            all[.contentType] = "application/x-www-form-urlencoded"
            all[.origin] = "http://localhost"
        }
        for field in headers { all[field.name] = field.value }
        let body = (json ?? form).map { ByteBuffer(string: $0) }
        return Answer(try await client.executeRequest(uri: path, method: method, headers: all, body: body))
    }

    /// As whoever signed in by `answer`.
    func with(_ answer: Answer) -> Browser {
        var browser = Browser(client: client)
        browser.cookie = answer.headers[.setCookie].map { String($0.prefix { $0 != ";" }) }
        browser.csrf = answer["csrf"]
        return browser
    }

    func with(key: String?) -> Browser {
        var browser = Browser(client: client)
        browser.key = key
        return browser
    }

    /// With the token that belongs to the cookie, as the web client fetches it first.
    func settled() async throws -> Browser {
        var browser = self
        browser.csrf = try await send(.get, "/api/session")["csrf"]
        return browser
    }

    /// A new account, signed in.
    func signUp(
        _ email: String = "ada@example.com",
        name: String = "Ada",
        company: String = "Analytical Engines",
        country: String = "GB",
        password: String = House.password
    ) async throws -> Browser {
        let body = """
            {"name":"\(name)","email":"\(email)","password":"\(password)","company":"\(company)",
            "country":"\(country)","timeZone":"Europe/London"}
            """
        return with(try await send(.post, "/api/sign-up", json: body))
    }

    func signIn(_ email: String, _ password: String = House.password) async throws -> Answer {
        try await send(.post, "/api/sign-in", json: #"{"email":"\#(email)","password":"\#(password)"}"#)
    }

    /// Somebody new in this person's workspace.
    func colleague(_ email: String, _ role: String, name: String = "Bob") async throws -> Browser {
        let invitation = try await send(.post, "/api/invitations", json: #"{"email":"\#(email)","role":"\#(role)"}"#)
        return try await accept(invitation, name: name)
    }

    /// Whoever was invited, in a browser of their own.
    func accept(_ invitation: Answer, name: String) async throws -> Browser {
        let path = (invitation["url"] ?? "").replacing("http://localhost", with: "")
        let joined = try await Browser(client: client)
            .send(.post, path, form: "name=\(name)&password=\(House.password)")
        return try await with(joined).settled()
    }

    func id(_ path: String...) async throws -> String {
        let session = try await send(.get, "/api/session").object
        return path.reduce(session as Any?) { ($0 as? [String: Any])?[$1] } as? String ?? ""
    }
}

extension House {
    static let password = "three-brass-wheels"
}

/// What came back.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        text = String(buffer: response.body)
    }

    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) ?? [:]
    }

    subscript(name: String) -> String? { object[name] as? String }

    var items: [[String: Any]] { object["items"] as? [[String: Any]] ?? [] }

    /// The last part of a problem's `type`.
    var problem: String? {
        guard headers[.contentType] == "application/problem+json" else { return nil }
        return self["type"].map { String($0.split(separator: "/").last ?? "") }
    }

    var fields: [String] {
        (object["errors"] as? [[String: Any]])?.compactMap { $0["field"] as? String } ?? []
    }
}

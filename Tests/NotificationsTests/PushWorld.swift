import Crypto
import Events
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import Logging
import NIOCore
import Primitives
import Routes
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Notifications

/// Notifications whole, over a push service that says what it is told to.
struct PushWorld {
    /// What was sent, and what is answered.
    final class Service: Sendable {
        private let state = Mutex<(sent: [PushRequest], answers: [PushAnswer])>(([], []))

        var sent: [PushRequest] { state.withLock { $0.sent } }

        func answer(_ answers: PushAnswer...) { state.withLock { $0.answers = answers } }

        var transport: PushTransport {
            PushTransport { [self] request in
                state.withLock { state in
                    state.sent.append(request)
                    return state.answers.isEmpty ? .taken : state.answers.removeFirst()
                }
            }
        }
    }

    static let kinds = NoticeKinds([
        NoticeKind("low", "Credits are low", covers: ["low.first", "low.again"], from: .member, urgency: .high),
        NoticeKind("paid", "A payment came", from: .owner, isMailed: false),
        NoticeKind("quiet", "Rarely wanted", from: .member, standard: NoticeWays(email: false, push: false)),
    ])
    static let workspace = WorkspaceID(rawValue: 7)
    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    let database: Database
    let ambient: Ambient
    let service = Service()
    let notifier: Notifier
    let feature: NotificationsFeature
    let keyring: PushKeyring
    private let table: RouteTable

    init(_ kind: TestDatabase, key: UInt8 = 1) async throws {
        try await self.init(over: kind.open(NoticeTests.migrations), key: key)
    }

    /// - Parameter key: of the instance; another one does not open what this one sealed.
    init(over database: Database, key: UInt8) async throws {
        self.database = database
        // Jobs are looked for by the clock.
        let ambient = Ambient.live(generator: IDGenerator(node: 1, clock: { .clock() }))
        self.ambient = ambient
        keyring = PushKeyring(
            database: database,
            ambient: ambient,
            sealing: Sealing(
                seal: { text, context in [key] + Array("\(context)|\(text)".utf8) },
                open: { sealed, context in
                    let text = String(decoding: sealed.dropFirst(), as: UTF8.self)
                    struct Closed: Error {}
                    guard sealed.first == key, text.hasPrefix("\(context)|") else { throw Closed() }
                    return String(text.dropFirst(context.count + 1))
                }
            ),
            logger: Self.logger
        )
        let mailer = Mailer(delivers: true) { (_: Mail) async throws(MailError) in }
        notifier = Notifier(
            events: EventLog(ambient: ambient, subscribers: []),
            mails: MailQueue(mailer: mailer, ambient: ambient),
            ambient: ambient,
            kinds: Self.kinds
        ) { _, _, audience in
            let people = audience == .role(.owner) ? ["ada"] : ["ada", "bob"]
            return people.enumerated().compactMap { place, name in
                EmailAddress("\(name)@example.com")
                    .map { NoticeRecipient(member: MemberID(rawValue: Int64(place + 1)), address: $0) }
            }
        }
        feature = NotificationsFeature(
            database: database,
            mailer: mailer,
            ambient: ambient,
            logger: Self.logger,
            push: PushTools(
                database: database,
                ambient: ambient,
                keyring: keyring,
                kinds: Self.kinds,
                settings: PushSettings(contact: "mailto:desk@example.com"),
                transport: service.transport,
                logger: Self.logger
            )
        )
        let authenticator = Authenticator { headers, _ in
            let people: [String: (Int64, Int64, Role)] = [
                "ada": (7, 1, .owner), "bob": (7, 2, .member), "eve": (8, 3, .owner),
            ]
            guard let (workspace, id, role) = people[headers[.cookie] ?? ""] else { return nil }
            let actor = Caller.Actor.member(MemberID(rawValue: id), UserID(rawValue: id), role)
            return Authentication(
                caller: Caller(workspace: WorkspaceID(rawValue: workspace), actor: actor),
                means: .session(id: id * 100, csrf: "t")
            )
        }
        table = try RouteTable(
            feature.routes,
            authenticator: authenticator,
            database: database,
            ambient: ambient
        )
    }

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ who: String,
        _ body: Any? = nil
    ) async throws -> (status: Int, json: [String: Any]) {
        let text = try body.map { ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: $0)) }
        return try await Application(responder: table.responder).test(.router) { client in
            let headers: HTTPFields = [.cookie: who, .csrfToken: "t", .contentType: "application/json"]
            let answer = try await client.executeRequest(uri: path, method: method, headers: headers, body: text)
            let json = try? JSONSerialization.jsonObject(with: Data(answer.body.readableBytesView)) as? [String: Any]
            return (answer.status.code, json ?? [:])
        }
    }

    /// A browser of the member's; gives the subscription's id.
    @discardableResult
    func subscribe(_ who: String, _ name: String = "phone", label: String = "Phone") async throws -> String {
        let keys = [
            "p256dh": Base64URL.text(P256.KeyAgreement.PrivateKey().publicKey.x963Representation),
            "auth": Base64URL.text([UInt8](repeating: 3, count: 16)),
        ]
        let body: [String: Any] = ["endpoint": "https://push.example.com/\(name)", "keys": keys, "label": label]
        let answer = try await send(.post, "/api/push/subscriptions", who, body)
        #expect(answer.status == 201, "\(answer.json)")
        return answer.json["id"] as? String ?? ""
    }

    func devices(_ who: String) async throws -> [[String: Any]] {
        try await send(.get, "/api/push", who).json["subscriptions"] as? [[String: Any]] ?? []
    }

    func notify(_ kind: String, _ key: String = "k", audience: NewNotice.Audience = .role(.member)) async throws {
        let notice = NewNotice(
            workspace: Self.workspace,
            kind: kind,
            title: "Credits are low",
            detail: "100 points are left.",
            link: "/credits",
            audience: audience,
            email: true,
            dedupeKey: "\(kind):\(key)"
        )
        _ = try await database.write { try notifier.notify(notice, in: $0) }
    }

    func recipients() async throws -> [String] {
        try await database.read { transaction in
            try transaction.rows("SELECT recipient FROM outbox_mails ORDER BY recipient").map { try $0["recipient"] }
        }
    }

    /// The pushes that wait.
    func waiting() async throws -> [Row] {
        try await database.read { try $0.rows("SELECT * FROM jobs WHERE kind = 'push.send' ORDER BY id") }
    }

    /// Lets a worker run until `isDone`.
    func work(until isDone: () async throws -> Bool) async throws {
        let worker = JobWorker(
            database: database,
            ambient: ambient,
            handlers: feature.jobHandlers,
            queues: NotificationsFeature.queues,
            logger: Self.logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            let end = ContinuousClock.now + .seconds(60)
            while try await !isDone() {
                try #require(ContinuousClock.now < end, "the jobs were not done")
                try await Task.sleep(for: .milliseconds(10))
            }
            group.cancelAll()
        }
    }
}

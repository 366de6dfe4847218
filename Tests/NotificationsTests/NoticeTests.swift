import Events
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import NIOCore
import Notifications
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@Suite struct NoticeTests {
    static let workspace = WorkspaceID(rawValue: 7)
    static let migrations =
        JobMigrations.all + EventMigrations.all + RouteMigrations.all + NotificationMigrations.all

    /// A notifier, and the routes as three members and a stranger see them.
    struct Desk {
        let database: Database
        let notifier: Notifier
        let table: RouteTable

        init(_ kind: TestDatabase, mailer: Mailer = .outbox) async throws {
            let ambient = Ambient.test()
            database = try await kind.open(NoticeTests.migrations)
            notifier = Notifier(
                events: EventLog(ambient: ambient, subscribers: []),
                mails: MailQueue(mailer: mailer, ambient: ambient),
                ambient: ambient,
                publicURL: "https://desk.example.com"
            ) { _, _, audience in
                let names = audience == .role(.owner) ? ["ada"] : ["ada", "bob"]
                return names.enumerated().compactMap { place, name in
                    EmailAddress("\(name)@example.com")
                        .map { NoticeRecipient(member: MemberID(rawValue: Int64(place + 1)), address: $0) }
                }
            }
            let authenticator = Authenticator { headers, _ in
                let people: [String: (Int64, Int64, Role)] = [
                    "ada": (7, 1, .owner), "bob": (7, 2, .member), "eve": (8, 3, .owner),
                ]
                guard let (workspace, id, role) = people[headers[.cookie] ?? ""] else { return nil }
                let actor = Caller.Actor.member(MemberID(rawValue: id), UserID(rawValue: id), role)
                return Authentication(
                    caller: Caller(workspace: WorkspaceID(rawValue: workspace), actor: actor),
                    means: .session(id: id, csrf: "t")
                )
            }
            table = try RouteTable(
                NoticeRoutes(database: database, ambient: ambient, events: EventLog(ambient: ambient, subscribers: []))
                    .all,
                authenticator: authenticator,
                database: database,
                ambient: ambient
            )
        }

        func notify(
            _ key: String,
            _ audience: NewNotice.Audience,
            email: Bool = false,
            variant: String? = nil,
            title: Said = "Credits are low"
        ) async throws -> Bool {
            let notice = NewNotice(
                workspace: NoticeTests.workspace,
                kind: "credits.low",
                variant: variant,
                title: title,
                detail: "100 points are left.",
                link: "/credits",
                audience: audience,
                email: email,
                dedupeKey: key
            )
            return try await database.write { try notifier.notify(notice, in: $0) }
        }

        func list(_ who: String) async throws -> [[String: Any]] {
            let answer = try await send(.get, "/api/notices", who)
            let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
            return object?["items"] as? [[String: Any]] ?? []
        }

        @discardableResult
        func send(_ method: HTTPRequest.Method, _ path: String, _ who: String) async throws -> String {
            try await Application(responder: table.responder).test(.router) { client in
                let headers: HTTPFields = [.cookie: who, .csrfToken: "t"]
                let answer = try await client.executeRequest(uri: path, method: method, headers: headers, body: nil)
                return String(buffer: answer.body)
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A notice is there once, with its event`(kind: TestDatabase) async throws {
        let desk = try await Desk(kind)
        #expect(try await desk.notify("low:1", .role(.member)))
        #expect(try await !desk.notify("low:1", .role(.member)))
        #expect(try await desk.notify("low:2", .role(.member)))

        #expect(try await desk.list("ada").count == 2)
        // Not by the log's page: on PostgreSQL it waits for other tests' transactions to end.
        let events = try await desk.database.read { try $0.rows("SELECT kind, payload FROM events") }
        #expect(try events.map { try $0["kind"] as String } == ["notice.created", "notice.created"])
        #expect(try events.map { try $0["payload"] as String } == ["{}", "{}"])
    }

    @Test(arguments: TestDatabase.all)
    func `A notice keeps the values in its texts, and which of its kind's it is`(kind: TestDatabase) async throws {
        let desk = try await Desk(kind)
        _ = try await desk.notify("plain", .role(.member))
        _ = try await desk.notify("told", .role(.member), variant: "held", title: "\(96, "available") points are left")

        let notices = try await desk.list("ada")

        #expect(notices.compactMap { $0["title"] as? String } == ["96 points are left", "Credits are low"])
        #expect(notices.map { $0["facts"] as? [String: String] } == [["available": "96", "case": "held"], [:]])
    }

    @Test(arguments: TestDatabase.all)
    func `Everybody sees what is theirs, newest first`(kind: TestDatabase) async throws {
        let desk = try await Desk(kind)
        _ = try await desk.notify("all", .role(.member))
        _ = try await desk.notify("owners", .role(.owner))
        _ = try await desk.notify("bob", .member(MemberID(rawValue: 2)), title: "For Bob")

        #expect(try await desk.list("ada").compactMap { $0["title"] as? String }.count == 2)
        #expect(try await desk.list("bob").compactMap { $0["title"] as? String } == ["For Bob", "Credits are low"])
        #expect(try await desk.list("eve").isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Reading is each one's own`(kind: TestDatabase) async throws {
        let desk = try await Desk(kind)
        _ = try await desk.notify("first", .role(.member))
        try await desk.send(.put, "/api/notices/read", "ada")
        _ = try await desk.notify("second", .role(.member))

        #expect(try await desk.list("ada").map { $0["readAt"] is NSNull } == [true, false])
        #expect(try await desk.list("bob").map { $0["readAt"] is NSNull } == [true, true])
        try await desk.send(.put, "/api/notices/read", "ada")
        #expect(try await desk.list("ada").map { $0["readAt"] is NSNull } == [false, false])
    }

    @Test(arguments: TestDatabase.all)
    func `A mailed notice goes to its audience, once each`(kind: TestDatabase) async throws {
        let mailer = Mailer(delivers: true) { (_: Mail) async throws(MailError) in }
        let desk = try await Desk(kind, mailer: mailer)
        _ = try await desk.notify("low", .role(.member), email: true)
        _ = try await desk.notify("low", .role(.member), email: true)
        _ = try await desk.notify("quiet", .role(.member))

        let mails = try await desk.database.read { transaction in
            try transaction.rows("SELECT recipient, text FROM outbox_mails ORDER BY recipient")
        }
        #expect(try mails.map { try $0["recipient"] as String } == ["ada@example.com", "bob@example.com"])
        let text: String = try #require(try mails.first?["text"])
        #expect(text.contains("https://desk.example.com/credits"))
        let jobs = try await desk.database.read { try $0.rows("SELECT id FROM jobs WHERE kind = 'mail.send'").count }
        #expect(jobs == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `A notice that cannot be mailed as it is is not written at all`(kind: TestDatabase) async throws {
        let desk = try await Desk(kind)
        await #expect(throws: MailError.unsafeHeader) {
            try await desk.notify("low", .role(.member), email: true, title: "a\r\nBcc: eve@example.com")
        }
        #expect(try await desk.list("ada").isEmpty)
        #expect(try await desk.database.read { try $0.rows("SELECT id FROM outbox_mails").isEmpty })
    }
}

import Events
import Jobs
import Logging
import Notifications
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct MailJobTests {
    /// A mailer that does what it is told, and remembers.
    final class Post: Sendable {
        private let state = Mutex<(sent: [Mail], failures: [MailError])>(([], []))

        var sent: [Mail] { state.withLock { $0.sent } }

        func fail(_ errors: MailError...) { state.withLock { $0.failures = errors } }

        var mailer: Mailer {
            Mailer(delivers: true) { [self] (mail: Mail) async throws(MailError) in
                let failure = state.withLock { state -> MailError? in
                    guard state.failures.isEmpty else { return state.failures.removeFirst() }
                    state.sent.append(mail)
                    return nil
                }
                if let failure { throw failure }
            }
        }
    }

    static let workspace = WorkspaceID(rawValue: 7)

    /// Puts a mail into the outbox and lets a worker run until `isDone`.
    private func deliver(
        _ database: Database,
        _ post: Post,
        until isDone: @escaping @Sendable (Row) throws -> Bool
    ) async throws {
        let ambient = Ambient.live(generator: IDGenerator(node: 1, clock: { .clock() }))
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let queue = MailQueue(mailer: post.mailer, ambient: ambient)
        let address = try #require(EmailAddress("bob@example.com"))
        try await database.write { transaction in
            _ = try queue.enqueue(
                to: address,
                subject: "Hello",
                text: "secret link",
                workspace: Self.workspace,
                key: "k",
                in: transaction
            )
        }
        let handler = MailJob(database: database, mailer: post.mailer, ambient: ambient, logger: logger).handler
        let worker = JobWorker(
            database: database,
            ambient: ambient,
            handlers: [handler],
            queues: NotificationsFeature.queues,
            logger: logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            let deadline = ContinuousClock.now + .seconds(120)
            while true {
                let row = try await database.read { try $0.row("SELECT * FROM outbox_mails") }
                if let row, try isDone(row) { break }
                try #require(ContinuousClock.now < deadline, "the mail was not dealt with")
                try await Task.sleep(for: .milliseconds(20))
            }
            group.cancelAll()
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A sent mail leaves no text behind`(kind: TestDatabase) async throws {
        let database = try await kind.open(NoticeTests.migrations)
        let post = Post()
        try await deliver(database, post) { try $0["sent_at"] as Timestamp? != nil }

        #expect(post.sent.map(\.text) == ["secret link"])
        let row = try await database.read { try $0.row("SELECT text FROM outbox_mails") }
        #expect(try row?["text"] == "")
        #expect(try await database.read { try $0.rows("SELECT id FROM jobs").isEmpty })
    }

    @Test(arguments: TestDatabase.all)
    func `A refusal for good is kept with the server's words and not tried again`(kind: TestDatabase) async throws {
        let database = try await kind.open(NoticeTests.migrations)
        let post = Post()
        post.fail(.refused("550 No such person"))
        try await deliver(database, post) { try $0["error"] as String? == "550 No such person" }

        #expect(post.sent.isEmpty)
        #expect(try await database.read { try $0.rows("SELECT id FROM jobs").isEmpty })
    }

    @Test(arguments: TestDatabase.all)
    func `A server that is away is asked again`(kind: TestDatabase) async throws {
        let database = try await kind.open(NoticeTests.migrations)
        let post = Post()
        post.fail(.failed("down"))
        try await deliver(database, post) { try $0["sent_at"] as Timestamp? != nil }

        #expect(post.sent.count == 1)
    }

    @Test func `The sandbox keeps its mails in the table`() async throws {
        let database = try await TestDatabase.sqlite.open(NoticeTests.migrations)
        let queue = MailQueue(mailer: .outbox, ambient: .test())
        let address = try #require(EmailAddress("bob@example.com"))
        try await database.write { transaction in
            for _ in 1...2 {
                _ = try queue.enqueue(
                    to: address,
                    subject: "Hi",
                    text: "x",
                    workspace: Self.workspace,
                    key: "k",
                    in: transaction
                )
            }
        }
        #expect(try await database.read { try $0.rows("SELECT id FROM outbox_mails").count } == 1)
        #expect(try await database.read { try $0.rows("SELECT id FROM jobs").isEmpty })
    }
}

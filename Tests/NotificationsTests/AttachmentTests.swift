import Foundation
import Jobs
import Logging
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Notifications

struct AttachmentTests {
    private static let pdf = Array("%PDF-1.7\r\n".utf8) + (0...255).map { UInt8($0) } + Array(repeating: 7, count: 500)

    private func mail(_ filename: String) throws -> Mail {
        Mail(
            id: MailID(rawValue: 1),
            to: try #require(EmailAddress("bob@example.com")),
            subject: "Your invoice",
            text: "Thank you.\n",
            createdAt: Timestamp(seconds: 1_795_424_400),
            files: [MailFile(filename: filename, mimeType: "application/pdf", bytes: Self.pdf)]
        )
    }

    /// What Python's own mail parser finds: names and bytes.
    private func read(_ message: String) throws -> [[String: String]] {
        let script = """
            import sys, json, email, email.policy
            m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
            print(json.dumps([{"type": p.get_content_type(), "name": p.get_filename() or "",
                "disposition": p.get_content_disposition() or "", "bytes": p.get_payload(decode=True).hex()}
                for p in m.walk() if not p.is_multipart()]))
            """
        let process = Process()
        process.executableURL = URL(filePath: try #require(MailServer.python))
        process.arguments = ["-c", script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(message.utf8))
        try input.fileHandleForWriting.close()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode([[String: String]].self, from: data)
    }

    @Test(
        .enabled(if: MailServer.python != nil, "needs aiosmtpd: make test installs it"),
        arguments: [
            "invoice-WA-2627-000001.pdf", "Rechnung für März.pdf", "चालान.pdf", "a;b=\"c\".pdf",
            String(repeating: "long name ", count: 12) + "😀.pdf",
        ]
    )
    func `A file arrives whole, with its name`(filename: String) async throws {
        let server = try await MailServer()
        try await Mailer.smtp(try server.settings()).send(try mail(filename))

        let received = try #require(try server.mails().first)
        let lines = received.data.components(separatedBy: "\r\n")
        #expect(
            lines.allSatisfy { $0.utf8.count <= 78 || $0.hasPrefix(" name=") },
            "\(lines.filter { $0.utf8.count > 78 })"
        )
        let parts = try read(received.data)
        #expect(parts.map { $0["type"] } == ["text/plain", "application/pdf"])
        #expect(parts[1]["name"] == filename)
        #expect(parts[1]["disposition"] == "attachment")
        #expect(parts[1]["bytes"] == Self.pdf.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        #expect(
            parts[0]["bytes"] == "Thank you.\r\n".utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        )
    }

    @Test(arguments: [
        ("a\r\nBcc: x@example.com", "application/pdf"), ("../etc/passwd", "application/pdf"), ("", "application/pdf"),
        ("a.pdf", "application/pdf\r\nX: y"), ("a.pdf", "pdf"), ("a\\b", "application/pdf"),
    ])
    func `A name or type that would add headers is refused`(filename: String, mimeType: String) async throws {
        let database = try await TestDatabase.sqlite.open(NoticeTests.migrations)
        let queue = MailQueue(mailer: .outbox, ambient: .test())
        let address = try #require(EmailAddress("bob@example.com"))
        let attachment = MailAttachment(
            filename: filename,
            mimeType: mimeType,
            source: MailAttachment.Source(kind: "document", id: "doc_1")
        )
        await #expect(throws: MailError.unsafeHeader) {
            try await database.write { transaction in
                _ = try queue.enqueue(
                    to: address,
                    subject: "Hi",
                    text: "x",
                    workspace: WorkspaceID(rawValue: 7),
                    key: "k",
                    attachments: [attachment],
                    in: transaction
                )
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The bytes are made when the mail is sent, and what cannot be made is tried again`(kind: TestDatabase)
        async throws
    {
        let database = try await kind.open(NoticeTests.migrations)
        let post = MailJobTests.Post()
        let ambient = Ambient.live(generator: IDGenerator(node: 1, clock: { .clock() }))
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let queue = MailQueue(mailer: post.mailer, ambient: ambient)
        let address = try #require(EmailAddress("bob@example.com"))
        let attachment = MailAttachment(
            filename: "invoice.pdf",
            mimeType: "application/pdf",
            source: MailAttachment.Source(kind: "document", id: "doc_1")
        )
        try await database.write { transaction in
            _ = try queue.enqueue(
                to: address,
                subject: "Hello",
                text: "attached",
                workspace: WorkspaceID(rawValue: 7),
                key: "k",
                attachments: [attachment],
                in: transaction
            )
        }
        let tries = Counter()
        let handler = MailJob(
            database: database,
            mailer: post.mailer,
            ambient: ambient,
            logger: logger,
            files: [
                "document": { workspace, id in
                    guard tries.next() > 1 else { throw MailError.failed("not yet") }
                    return Array("\(workspace.rawValue) \(id)".utf8)
                }
            ]
        ).handler
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
            while post.sent.isEmpty {
                try #require(ContinuousClock.now < deadline, "the mail was not sent")
                try await Task.sleep(for: .milliseconds(20))
            }
            group.cancelAll()
        }

        let file = try #require(post.sent.first?.files.first)
        #expect(file.filename == "invoice.pdf" && file.bytes == Array("7 doc_1".utf8))
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }
}

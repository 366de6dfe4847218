import Foundation
import Primitives
import Testing

@testable import Notifications

@Suite(.enabled(if: MailServer.python != nil, "needs aiosmtpd: make test installs it"))
struct SMTPTests {
    private func mail(_ to: String = "bob@example.com", subject: String = "Grüße, Bob", text: String = "Hello\n") throws
        -> Mail
    {
        Mail(
            id: MailID(rawValue: 1),
            to: try #require(EmailAddress(to)),
            subject: subject,
            text: text,
            createdAt: Timestamp(seconds: 1_795_424_400)
        )
    }

    @Test func `A mail arrives whole`() async throws {
        let server = try await MailServer()
        let text =
            "First line\n.second begins with a dot\n\nZeile mit Umlauten: äöü 🎉 \(String(repeating: "x", count: 200))"
        try await Mailer.smtp(try server.settings()).send(try mail(text: text))

        let received = try #require(try server.mails().first)
        #expect(received.from == "desk@example.com")
        #expect(received.to == ["bob@example.com"])
        let lines = received.data.components(separatedBy: "\r\n")
        #expect(lines.contains("To: <bob@example.com>"))
        #expect(lines.contains("From: =?UTF-8?B?RMOpc2s=?= <desk@example.com>"))
        #expect(lines.contains("Subject: =?UTF-8?B?R3LDvMOfZSwgQm9i?="))
        #expect(lines.contains("Date: Mon, 23 Nov 2026 09:00:00 +0000"))
        #expect(lines.contains("Message-ID: <mail_0000000000001@example.com>"))
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
        let body = try #require(received.data.components(separatedBy: "\r\n\r\n").dropFirst().first)
        #expect(body.hasPrefix("First line\r\n.second begins with a dot"))
        #expect(received.data.contains("=C3=A4=C3=B6=C3=BC"))
    }

    @Test func `With STARTTLS and a password`() async throws {
        let server = try await MailServer(.guarded)
        let mailer = Mailer.smtp(
            try server.settings(.startTLS, password: "open sesame"),
            authority: server.certificate
        )
        try await mailer.send(try mail())

        #expect(try server.mails().count == 1)
    }

    @Test func `With TLS from the first byte`() async throws {
        let server = try await MailServer(.tls)
        try await Mailer.smtp(try server.settings(.tls), authority: server.certificate).send(try mail())

        #expect(try server.mails().count == 1)
    }

    @Test func `A wrong password is for an operator to mend, not for good`() async throws {
        let server = try await MailServer(.guarded)
        let mailer = Mailer.smtp(try server.settings(.startTLS, password: "wrong"), authority: server.certificate)
        do {
            try await mailer.send(try mail())
            Issue.record("was sent")
        } catch let error as MailError {
            guard case .failed = error else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(try server.mails().isEmpty)
    }

    @Test(arguments: [SMTPSettings.Security.startTLS, .tls])
    func `A certificate that nobody vouches for is not trusted`(security: SMTPSettings.Security) async throws {
        let server = try await MailServer(security == .tls ? .tls : .guarded)
        let mailer = Mailer.smtp(try server.settings(security, password: "open sesame"))
        await #expect(throws: MailError.self) { try await mailer.send(try mail()) }
        #expect(try server.mails().isEmpty)
    }

    @Test func `A server without TLS gets nothing when TLS is wanted`() async throws {
        let server = try await MailServer(.plain)
        let mailer = Mailer.smtp(try server.settings(.startTLS), authority: server.certificate)
        await #expect(throws: MailError.self) { try await mailer.send(try mail()) }
        #expect(try server.mails().isEmpty)
    }

    @Test func `An unknown person is refused for good, a busy server is not`() async throws {
        let server = try await MailServer()
        let mailer = Mailer.smtp(try server.settings())
        do {
            try await mailer.send(try mail("refused@example.com"))
            Issue.record("was sent")
        } catch let error as MailError {
            guard case .refused(let words) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(words.contains("550"))
        }
        do {
            try await mailer.send(try mail("later@example.com"))
            Issue.record("was sent")
        } catch let error as MailError {
            guard case .failed = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test func `A server that is not there is a failure for now`() async throws {
        let settings = try SMTPSettings(
            host: "127.0.0.1",
            port: 1,
            sender: try #require(EmailAddress("a@example.com")),
            security: .none
        )
        do {
            try await Mailer.smtp(settings).send(try mail())
            Issue.record("was sent")
        } catch let error as MailError {
            guard case .failed = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}

import Foundation
import Primitives
import TestSupport
import Testing

@testable import Notifications

@Suite struct MailMessageTests {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
        (1_795_424_400, "Mon, 23 Nov 2026 09:00:00 +0000"), (4_102_444_799, "Thu, 31 Dec 2099 23:59:59 +0000"),
    ])
    func `Dates are those of RFC 5322`(seconds: Int64, text: String) {
        #expect(MailMessage.date(Timestamp(seconds: seconds)) == text)
    }

    @Test(arguments: ["a\r\nBcc: eve@example.com", "a\nb", "a\rb", "a\u{0}b", "a\u{2028}b"])
    func `A subject with a line break is refused`(subject: String) throws {
        let mail = Mail(
            id: MailID(rawValue: 1),
            to: try #require(EmailAddress("bob@example.com")),
            subject: subject,
            text: "",
            createdAt: Timestamp(seconds: 0)
        )
        let settings = try SMTPSettings(
            host: "localhost",
            port: 25,
            sender: try #require(EmailAddress("a@example.com"))
        )
        #expect(throws: MailError.unsafeHeader) { try MailMessage.text(of: mail, from: settings) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Quoted-printable reads back as it was, in short lines`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 1...200 {
            let pieces = ["a", " ", "\n", "=", "é", "🎉", ".", "\t", String(repeating: "w", count: 90)]
            let text = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let encoded = MailMessage.quotedPrintable(text)
            #expect(encoded.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 }, "seed \(seed)")
            #expect(Self.decoded(encoded) == text.replacing("\n", with: "\r\n") + "\r\n", "seed \(seed)")
        }
    }

    @Test func `Long subjects are folded between characters`() {
        let words = MailMessage.words(String(repeating: "é🎉", count: 40))
        let lines = words.components(separatedBy: "\r\n ")
        #expect(lines.count > 1)
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && $0.hasPrefix("=?UTF-8?B?") && $0.hasSuffix("?=") })
        let text = lines.compactMap { Data(base64Encoded: String($0.dropFirst(10).dropLast(2))) }
            .map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(text == String(repeating: "é🎉", count: 40))
    }

    @Test(arguments: [
        "mail.example.com", "10.0.0.1", "192.168.1.5",
    ])
    func `Mail in clear does not leave this machine`(host: String) throws {
        let sender = try #require(EmailAddress("a@example.com"))
        #expect(throws: SMTPSettings.SettingsError.clearTextBeyondThisMachine(host)) {
            try SMTPSettings(host: host, port: 25, sender: sender, security: .none)
        }
    }

    @Test(arguments: ["", "mail.example.com/x", "a b", "host\r\nRSET", "user@host"])
    func `A host that is none is refused`(host: String) throws {
        let sender = try #require(EmailAddress("a@example.com"))
        #expect(throws: SMTPSettings.SettingsError.badHost(host)) {
            try SMTPSettings(host: host, port: 25, sender: sender)
        }
    }

    private static func decoded(_ text: String) -> String {
        let joined = Array(text.replacing("=\r\n", with: "").utf8)
        var bytes: [UInt8] = []
        var place = 0
        while place < joined.count {
            if joined[place] == UInt8(ascii: "=") {
                let digits = String(decoding: joined[(place + 1)...(place + 2)], as: UTF8.self)
                bytes.append(UInt8(digits, radix: 16) ?? 0)
                place += 3
            } else {
                bytes.append(joined[place])
                place += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

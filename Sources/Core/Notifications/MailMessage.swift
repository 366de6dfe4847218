import Foundation
import Primitives

/// A mail as it goes over the wire: headers, a quoted-printable text and its files, lines ended by CRLF.
///
/// Sources: RFC 5322 (headers), RFC 2047 (words that are not ASCII), RFC 2045 section 6.7 (quoted-printable), RFC 2046
/// section 5.1 (several parts).
enum MailMessage {
    /// - Throws: `MailError.unsafeHeader`.
    static func text(of mail: Mail, from settings: SMTPSettings) throws(MailError) -> String {
        guard mail.subject.isOneLine, mail.files.allSatisfy(\.isSafe), settings.senderName.isOneLine else {
            throw .unsafeHeader
        }
        let domain = settings.sender.rawValue.split(separator: "@").last ?? "localhost"
        let headers = [
            "From: \(words(settings.senderName)) <\(settings.sender)>",
            "To: <\(mail.to)>",
            "Subject: \(words(mail.subject))",
            "Date: \(date(mail.createdAt))",
            // The same for every try, so that a mail that was sent twice after a crash is seen as one.
            "Message-ID: <\(mail.id)@\(domain)>",
            "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated",
        ]
        let start = headers.joined(separator: "\r\n") + "\r\n"
        guard !mail.files.isEmpty else { return start + text(mail.text) }
        // "=_" is in no quoted-printable text and in no base64, so that no part can hold the boundary.
        let boundary = "=_\(mail.id)"
        // Its last line break is the boundary's.
        let parts = [String(text(mail.text).dropLast())] + mail.files.map(\.part)
        return start + "Content-Type: multipart/mixed; boundary=\"\(boundary)\"\r\n\r\n"
            + parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--\r\n"
    }

    /// A text with its own headers, as the whole mail or as a part of it.
    private static func text(_ text: String) -> String {
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + quotedPrintable(text)
    }

    /// `Mon, 23 Nov 2026 09:00:00 +0000`.
    static func date(_ moment: Timestamp) -> String {
        let day = CivilDay(daysSince1970: moment.seconds.flooredDivision(by: 86400))
        let (year, month, dayOfMonth) = day.parts
        let second = moment.seconds - day.daysSince1970 * 86400
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        // 1 January 1970 was a Thursday.
        let weekday = ((day.daysSince1970 + 4) % 7 + 7) % 7
        let clock = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
        return "\(weekdays[Int(weekday)]), \(two(dayOfMonth)) \(months[Int(month) - 1]) \(year) \(clock) +0000"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Plain letters stay; anything else becomes encoded words of at most 45 bytes each, cut between characters, folded.
    static func words(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte == 0x20 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
                || ".,-'!?:".utf8.contains(byte)
        }
        if isPlain, text.utf8.count <= 60 { return text.contains(",") || text.contains(":") ? "\"\(text)\"" : text }
        var pieces: [String] = []
        var piece = ""
        for character in text {
            if !piece.isEmpty, piece.utf8.count + character.utf8.count > 45 {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        pieces.append(piece)
        return pieces.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// Lines of at most 76 characters; a lone line feed becomes CRLF first, or it would be encoded as a character.
    static func quotedPrintable(_ text: String) -> String {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { encodedLine(Array($0.utf8)) }.joined(separator: "\r\n") + "\r\n"
    }

    private static func encodedLine(_ bytes: [UInt8]) -> String {
        var text = ""
        var column = 0
        for (place, byte) in bytes.enumerated() {
            let isLast = place == bytes.count - 1
            let isLiteral = (0x21...0x7E).contains(byte) && byte != 0x3D || byte == 0x20 && !isLast
            let piece = isLiteral ? String(UnicodeScalar(byte)) : "=" + hex(byte)
            if column + piece.utf8.count > 75 {
                text += "=\r\n"
                column = 0
            }
            text += piece
            column += piece.utf8.count
        }
        return text
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0\(digits)" : digits
    }
}

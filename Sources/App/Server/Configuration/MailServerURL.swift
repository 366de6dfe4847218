import Foundation
import Notifications

/// `smtps://user:password@host:465`, `smtp://…:587` with STARTTLS, or `smtp+clear://127.0.0.1:25` for a relay on this machine.
struct MailServerURL {
    let host: String
    let port: Int
    let username: String?
    let password: String?
    let security: SMTPSettings.Security

    init?(_ text: String) {
        guard let url = URL(string: text), let host = url.host() else { return nil }
        switch url.scheme {
        case "smtps": (security, port) = (.tls, url.port ?? 465)
        case "smtp": (security, port) = (.startTLS, url.port ?? 587)
        case "smtp+clear": (security, port) = (.none, url.port ?? 25)
        default: return nil
        }
        self.host = host
        username = url.user()?.removingPercentEncoding
        password = url.password()?.removingPercentEncoding
    }
}

/// `Name <address>`, or the address alone.
struct SenderText {
    let name: String
    let address: EmailAddress

    init?(_ text: String) {
        let pieces = text.split(separator: "<", maxSplits: 1)
        let written = pieces.count == 2 ? String(pieces[1].drop { $0 == " " }.prefix { $0 != ">" }) : text
        guard let address = EmailAddress(written.trimmingCharacters(in: .whitespaces)) else { return nil }
        self.address = address
        name = pieces.count == 2 ? pieces[0].trimmingCharacters(in: .whitespaces) : "Lodestone"
    }
}

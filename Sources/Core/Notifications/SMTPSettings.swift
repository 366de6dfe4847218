/// How to reach the operator's mail server.
package struct SMTPSettings: Sendable, Equatable {
    package let host: String
    package let port: Int
    /// `nil` for a server that asks nobody.
    package let username: String?
    package let password: String?
    /// What stands in `From`, and where bounces go.
    package let sender: EmailAddress
    /// The name beside the sender's address, for example the company's.
    package let senderName: String
    package let security: Security

    package enum Security: String, Sendable {
        /// TLS from the first byte, usually port 465.
        case tls
        /// STARTTLS, and no mail without it, usually port 587.
        case startTLS
        /// In clear. Refused for any host but this machine.
        case none
    }

    package enum SettingsError: Error, Equatable {
        /// Mail in clear to another machine would show passwords and links to the network.
        case clearTextBeyondThisMachine(String)
        case badHost(String)
        case badPort(Int)
        case lineBreak(String)
    }

    /// - Throws: `SettingsError`.
    package init(
        host: String,
        port: Int,
        username: String? = nil,
        password: String? = nil,
        sender: EmailAddress,
        senderName: String = "Lodestone",
        security: Security = .startTLS
    ) throws(SettingsError) {
        let isPlain = host.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || ".-:".utf8.contains(byte)
        }
        guard !host.isEmpty, isPlain else { throw .badHost(host) }
        guard (1...65535).contains(port) else { throw .badPort(port) }
        guard security != .none || Self.loopback.contains(host) else { throw .clearTextBeyondThisMachine(host) }
        guard senderName.isOneLine else { throw .lineBreak("sender name") }
        self.host = host
        self.port = port
        self.username = username
        self.password = password
        self.sender = sender
        self.senderName = senderName
        self.security = security
    }

    private static let loopback: Set = ["localhost", "127.0.0.1", "::1"]

    /// libcurl's form. TLS from the first byte is another scheme; STARTTLS is an option of the handle.
    var url: String {
        let bracketed = host.contains(":") ? "[\(host)]" : host
        return "\(security == .tls ? "smtps" : "smtp")://\(bracketed):\(port)"
    }
}

extension String {
    /// Whether it can stand in a header: no line break, no other control character.
    var isOneLine: Bool {
        unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{2028}" && $0 != "\u{2029}" }
    }
}

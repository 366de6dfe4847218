import Notifications
import Routes

extension Configuration {
    /// - Throws: `ConfigurationError` for an address that is none.
    func proxies() throws(ConfigurationError) -> [AddressRange] {
        var ranges: [AddressRange] = []
        for text in trustedProxies {
            guard let range = AddressRange(text) else {
                throw .bad(.trustedProxies, "has “\(text)”, which is no address or range")
            }
            ranges.append(range)
        }
        return ranges
    }

    /// - Parameter publicURL: what links begin with.
    func pushSettings(publicURL: String) -> PushSettings {
        let sender = mailFrom.flatMap { SenderText($0) }.map { "mailto:\($0.address)" }
        return PushSettings(
            contact: sender ?? (publicURL.hasPrefix("https://") ? publicURL : nil),
            services: pushServices
        )
    }

    /// The mail server, when one is configured.
    ///
    /// - Throws: `ConfigurationError`, `SMTPSettings.SettingsError`.
    func mailSettings() throws -> SMTPSettings? {
        guard let smtpURL else { return nil }
        guard let url = MailServerURL(smtpURL) else {
            throw ConfigurationError.bad(.smtp, "is not like smtps://user:password@mail.example.com:465")
        }
        guard let mailFrom, let sender = SenderText(mailFrom) else {
            throw ConfigurationError.bad(.mailFrom, "must be like Lodestone <desk@example.com> when --smtp is set")
        }
        return try SMTPSettings(
            host: url.host,
            port: url.port,
            username: url.username,
            password: url.password,
            sender: sender.address,
            senderName: sender.name,
            security: url.security
        )
    }
}

/// Every setting, once: the flags, the environment's names, the file's keys, `--help` and docs/configuration.md follow it.
package enum Setting: String, CaseIterable, Sendable {
    case host
    case port
    case dataDirectory = "data-dir"
    case database
    case databaseConnections = "database-connections"
    case publicURL = "public-url"
    case webDirectory = "web-dir"
    case trustedProxies = "trusted-proxies"
    case signUp = "sign-up"
    case metricsToken = "metrics-token"
    case smtp
    case mailFrom = "mail-from"
    case smtpAuthority = "smtp-authority"
    case pushServices = "push-services"
    case simulators
    case metaURL = "meta-url"
    case mediaLimits = "media-limits"
    case missingPrices = "missing-prices"
    case noticeAt = "notice-at"
    case lockAt = "lock-at"
    case strictLock = "strict-lock"
    case reconciliation
    case logLevel = "log-level"

    /// `LODESTONE_DATA_DIR` for `data-dir`.
    package var variable: String {
        "LODESTONE_" + rawValue.uppercased().replacing("-", with: "_")
    }

    package var help: String {
        switch self {
        case .host: "The address to listen on. Default 127.0.0.1."
        case .port: "The port to listen on; 0 takes a free one. Default 8080."
        case .dataDirectory: "Where SQLite's file and the instance key are kept. Default ./data."
        case .database: "A PostgreSQL connection string or URL. Without it, SQLite in the data directory."
        case .databaseConnections: "Connections to PostgreSQL, 2 to 200. Default 8."
        case .publicURL: "Scheme, host and port that people use, for links and cookies: https://desk.example.com."
        case .webDirectory: "The built web client. Default ../share/lodestone/web beside the program, else ./Web/dist."
        case .trustedProxies: "Proxies whose X-Forwarded-For is believed: addresses or ranges, separated by commas."
        case .signUp: "Whether strangers may sign up: yes or no. Default yes."
        case .metricsToken: "The bearer token that reads /metrics. Without one only this machine may read it."
        case .smtp: "The mail server: smtps://user:password@mail.example.com:465, or smtp:// with STARTTLS."
        case .mailFrom: "The sender of e-mails: Lodestone <desk@example.com>."
        case .smtpAuthority: "A file of certificates to trust for the mail server, instead of the system's."
        case .pushServices:
            "Push services on this machine or in clear that browsers may name, by origin, for tests. Default none."
        case .simulators:
            "Base URLs of Meta simulators that channels may be connected to, separated by commas. Default none."
        case .metaURL: "Where Meta's Graph API is. Default https://graph.facebook.com."
        case .mediaLimits:
            "Smaller limits for files than Meta's, in MB: image=5,video=16,audio=16,document=100, which are the defaults."
        case .missingPrices:
            "Where the price book has no price: refuse (default), or last-known, at the operator's risk."
        case .noticeAt: "The balance in points at or below which people are told that credits are low. Default 100."
        case .lockAt: "The balance in points at or below which paid messages are refused. Default 0."
        case .strictLock: "Whether the lock refuses free messages too: yes or no. Default no."
        case .reconciliation:
            "What closing a day of the reconciliation with Meta does: record (default), or book what it found too."
        case .logLevel: "trace, debug, info, notice, warning, error or critical. Default info."
        }
    }

    /// Never shown in logs or `--help` output.
    package var isSecret: Bool {
        switch self {
        case .database, .smtp, .metricsToken: true
        default: false
        }
    }
}

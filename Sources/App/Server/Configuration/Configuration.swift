package import Credits
package import Foundation
package import Messaging
package import Primitives

/// What an operator decides. Read once at start: flags win over the environment, the environment over the file.
package struct Configuration: Sendable {
    package var host = "127.0.0.1"
    package var port = 8080
    /// Whether nobody cares which port it is.
    package private(set) var takesAnyPort = false
    /// Where SQLite's file, the instance key and the sandbox's data live.
    package var dataDirectory: URL
    /// A libpq connection string or URL; `nil` means SQLite in the data directory.
    package var database: String?
    package var databaseConnections = 8
    /// Scheme, host and port that people use: `https://desk.example.com`.
    package var publicURL: String?
    package var webDirectory: URL
    package var trustedProxies: [String] = []
    package var smtpURL: String?
    package var mailFrom: String?
    package var smtpAuthority: String?
    package var pushServices: Set<String> = []
    package var simulators: Set<String> = []
    package var metaURL = "https://graph.facebook.com"
    package var mediaLimits = MediaLimits()
    package var missingPrices = MissingPrices.refuse
    package var noticeAt = Points(100)
    package var lockAt = Points.zero
    /// The lock refuses free messages too.
    package var locksStrictly = false
    package var reconciliation = Closing.record
    package var logLevel = "info"
    package var opensSignUp = true
    /// What Prometheus sends to read `/metrics`; without one only this machine may.
    package var metricsToken: String?

    /// What closing a day of the reconciliation does.
    package enum Closing: String, Sendable {
        case record
        case book
    }

    /// Reads the settings.
    ///
    /// - Parameters:
    ///   - flags: by setting name, from the command line.
    ///   - environment: `LODESTONE_DATA_DIR` and so on.
    /// - Throws: `ConfigurationError`.
    package init(flags: [String: String], environment: [String: String]) throws {
        let path = flags["config"] ?? environment["LODESTONE_CONFIG"]
        let file = try path.map(ConfigurationFile.read) ?? [:]
        let values = SettingValues(flags: flags, environment: environment, file: file)

        dataDirectory = URL(filePath: values.text(.dataDirectory) ?? "data", directoryHint: .isDirectory)
        webDirectory = Self.webDirectory(values.text(.webDirectory))
        host = values.text(.host) ?? host
        port = try values.number(.port, in: 0...65535) ?? port
        takesAnyPort = port == 0
        if takesAnyPort { port = FreePort.find(on: host) ?? 0 }
        database = values.text(.database)
        databaseConnections = try values.number(.databaseConnections, in: 2...200) ?? databaseConnections
        publicURL = try values.origin(.publicURL)
        trustedProxies = values.list(.trustedProxies)
        smtpURL = values.text(.smtp)
        mailFrom = values.text(.mailFrom)
        smtpAuthority = values.text(.smtpAuthority)
        pushServices = Set(values.list(.pushServices))
        simulators = Set(values.list(.simulators))
        metaURL = try values.origin(.metaURL) ?? metaURL
        if let text = values.text(.mediaLimits) {
            guard let limits = MediaLimits(text) else {
                throw ConfigurationError.bad(
                    .mediaLimits,
                    "is not like image=5,video=16,audio=16,document=100, or above it"
                )
            }
            mediaLimits = limits
        }
        missingPrices = try values.choice(.missingPrices) ?? missingPrices
        noticeAt = try values.points(.noticeAt) ?? noticeAt
        lockAt = try values.points(.lockAt) ?? lockAt
        guard lockAt <= noticeAt else { throw ConfigurationError.bad(.lockAt, "is above the notice") }
        locksStrictly = try values.flag(.strictLock) ?? locksStrictly
        reconciliation = try values.choice(.reconciliation) ?? reconciliation
        logLevel = values.text(.logLevel) ?? logLevel
        opensSignUp = try values.flag(.signUp) ?? opensSignUp
        metricsToken = values.text(.metricsToken)
    }

    /// How this machine reaches the server.
    package var localURL: String { host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)" }

    /// The named directory, else the one beside the program, else the one of a checkout.
    private static func webDirectory(_ named: String?) -> URL {
        if let named { return URL(filePath: named, directoryHint: .isDirectory) }
        let program = URL(filePath: CommandLine.arguments.first ?? "lodestone").resolvingSymlinksInPath()
        let installed = program.deletingLastPathComponent().appending(path: "../share/lodestone/web")
        let here = URL(filePath: "Web/dist", directoryHint: .isDirectory)
        return FileManager.default.fileExists(atPath: installed.path) ? installed : here
    }
}

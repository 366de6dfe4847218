import ArgumentParser
import Foundation
import Server

/// The settings as flags. Each is also an environment variable and a key of the configuration file: see
/// docs/configuration.md.
struct ServerOptions: ParsableArguments {
    @Option(help: "A JSON file with settings. Flags and the environment win over it.")
    var config: String?

    @Option(help: ArgumentHelp(Setting.host.help))
    var host: String?

    @Option(help: ArgumentHelp(Setting.port.help))
    var port: String?

    @Option(help: ArgumentHelp(Setting.dataDirectory.help))
    var dataDir: String?

    @Option(help: ArgumentHelp(Setting.database.help))
    var database: String?

    @Option(help: ArgumentHelp(Setting.databaseConnections.help))
    var databaseConnections: String?

    @Option(help: ArgumentHelp(Setting.publicURL.help))
    var publicUrl: String?

    @Option(help: ArgumentHelp(Setting.webDirectory.help))
    var webDir: String?

    @Option(help: ArgumentHelp(Setting.trustedProxies.help))
    var trustedProxies: String?

    @Option(help: ArgumentHelp(Setting.signUp.help))
    var signUp: String?

    @Option(help: ArgumentHelp(Setting.metricsToken.help))
    var metricsToken: String?

    @Option(help: ArgumentHelp(Setting.smtp.help))
    var smtp: String?

    @Option(help: ArgumentHelp(Setting.mailFrom.help))
    var mailFrom: String?

    @Option(help: ArgumentHelp(Setting.smtpAuthority.help))
    var smtpAuthority: String?

    @Option(help: ArgumentHelp(Setting.pushServices.help))
    var pushServices: String?

    @Option(help: ArgumentHelp(Setting.simulators.help))
    var simulators: String?

    @Option(help: ArgumentHelp(Setting.metaURL.help))
    var metaUrl: String?

    @Option(help: ArgumentHelp(Setting.missingPrices.help))
    var missingPrices: String?

    @Option(help: ArgumentHelp(Setting.noticeAt.help))
    var noticeAt: String?

    @Option(help: ArgumentHelp(Setting.lockAt.help))
    var lockAt: String?

    @Option(help: ArgumentHelp(Setting.strictLock.help))
    var strictLock: String?

    @Option(help: ArgumentHelp(Setting.reconciliation.help))
    var reconciliation: String?

    @Option(help: ArgumentHelp(Setting.logLevel.help))
    var logLevel: String?

    func configuration() throws -> Configuration {
        let values: [(String, String?)] = [
            ("config", config), ("host", host), ("port", port), ("data-dir", dataDir), ("database", database),
            ("database-connections", databaseConnections), ("public-url", publicUrl), ("web-dir", webDir),
            ("trusted-proxies", trustedProxies), ("sign-up", signUp), ("smtp", smtp), ("mail-from", mailFrom),
            ("smtp-authority", smtpAuthority), ("push-services", pushServices),
            ("simulators", simulators), ("meta-url", metaUrl), ("missing-prices", missingPrices),
            ("notice-at", noticeAt), ("lock-at", lockAt), ("strict-lock", strictLock),
            ("reconciliation", reconciliation), ("log-level", logLevel), ("metrics-token", metricsToken),
        ]
        let flags = Dictionary(values.compactMap { name, value in value.map { (name, $0) } }) { first, _ in first }
        return try Configuration(flags: flags, environment: ProcessInfo.processInfo.environment)
    }
}

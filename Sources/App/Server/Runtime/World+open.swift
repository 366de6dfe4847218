package import CloudAPI
import Credits
import Foundation
package import Logging
import Notifications
import Primitives
import Reconciliation
import Storage
import Workspaces

extension World {
    /// Opens what the configuration names.
    ///
    /// - Parameters:
    ///   - publicURL: what links begin with, when the configuration names none.
    ///   - phoneURL: the simulated phone of a sandbox.
    /// - Throws: `ConfigurationError`, `DatabaseError`, what the file system says.
    package static func open(
        _ configuration: Configuration,
        database: OpenedDatabase,
        transport: CloudAPITransport,
        publicURL: String,
        phoneURL: String? = nil,
        logger: Logger
    ) throws -> World {
        let key = try InstanceKey.load(
            from: configuration.dataDirectory,
            environment: ProcessInfo.processInfo.environment,
            randomBytes: database.ambient.randomBytes
        )
        return World(
            database: database.database,
            ambient: database.ambient,
            generator: database.generator,
            logger: logger,
            box: try SecretBox(key: key),
            mailer: try configuration.mailSettings().map { Mailer.smtp($0, authority: configuration.smtpAuthority) }
                ?? .outbox,
            publicURL: configuration.publicURL ?? publicURL,
            metaURL: configuration.metaURL,
            simulators: configuration.simulators,
            credits: CreditSettings(
                noticeAt: configuration.noticeAt,
                lockAt: configuration.lockAt,
                strict: configuration.locksStrictly,
                missingPrices: configuration.missingPrices
            ),
            phoneURL: phoneURL,
            push: configuration.pushSettings(publicURL: configuration.publicURL ?? publicURL),
            opensSignUp: configuration.opensSignUp,
            client: { CloudAPIClient.live(settings($0, $1), over: transport) },
            proving: { baseURL, token, secret in
                var proved = settings(baseURL, token)
                proved.appSecret = Secret(secret)
                return CloudAPIClient.live(proved, over: transport)
            },
            reach: .live,
            mediaLimits: configuration.mediaLimits,
            reconciliation: ReconciliationSettings(books: configuration.reconciliation == .book),
            marker: InstanceMarker(in: configuration.dataDirectory),
            lock: database.lock
        )
    }

    private static func settings(_ baseURL: String, _ token: String) -> CloudAPISettings {
        CloudAPISettings(
            token: Secret(token),
            baseURL: baseURL,
            // A simulator serves its own media; only Meta's hosts get the token otherwise.
            mediaHosts: CloudAPISettings(token: Secret(token)).mediaHosts + [URL(string: baseURL)?.host() ?? ""]
        )
    }
}

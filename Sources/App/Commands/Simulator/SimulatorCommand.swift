package import ArgumentParser
import CloudAPI
import CloudAPISimulator
import Foundation
import Logging
import Primitives
import ServiceLifecycle
import UnixSignals

/// `lodestone simulator`: stands in for Meta until it is stopped.
package struct SimulatorCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "simulator",
        abstract: "Stand in for Meta: WhatsApp's Cloud API, its webhooks, and a phone for its customers.",
        discussion: """
            Prints one line of JSON when it is ready: base_url, phone_number_id, waba_id, access_token, app_secret, \
            verify_token. Point any Cloud API client at base_url. Open base_url/phone in a browser to chat as a customer, \
            or GET base_url/_simulator to see how tests steer it. Nothing is kept when it stops. With the same --seed what \
            happens to each message is the same; with the same --start too, so are all identities.
            """
    )

    @Option(help: "Where it listens. Leave it on loopback unless you set --control-token.")
    var host = "127.0.0.1"

    @Option(help: "0 takes a free port.")
    var port = 0

    @Option(help: "Everything random comes from this number, identities and secrets too.")
    var seed: UInt64 = 1

    @Option(help: "Where webhooks are sent. POST /{app}/subscriptions can set it later.")
    var webhook: String?

    @Option(help: "What others reach it by, when that is not http://host:port.")
    var publicURL: String?

    @Option(
        parsing: .singleValue,
        help: "A number of the business, as +12025550143 or '+12025550143=Name'. Repeat it for more."
    )
    var number: [String] = []

    @Option(help: "Messages a second for each number: 80, or 1000 after Meta's upgrade.")
    var messagesPerSecond = 80

    @Option(help: "Currency of the ledger: USD or INR.")
    var currency = "USD"

    @Option(help: "Simulated time at the start, for example 2026-09-30T23:50:00Z. Default: now.")
    var start: String?

    @Option(help: "Simulated seconds in a real one; 0 stands still until POST /_simulator/clock.")
    var speed = 1

    @Option(help: "Minutes east of UTC of the account's time zone.")
    var utcOffset = 0

    @Option(help: "When set, /_simulator wants it in the header X-Simulator-Token.")
    var controlToken: String?

    @Option(help: "The access token; otherwise it comes from the seed.")
    var accessToken: String?

    @Option(help: "The app secret; otherwise it comes from the seed.")
    var appSecret: String?

    @Option(help: "The verify token; otherwise it comes from the seed.")
    var verifyToken: String?

    @Option(
        name: .customLong("set"),
        parsing: .singleValue,
        help: "A setting, as name=value: read_share=0.5, batch_size=100, 'failures={\"131026\":0.02}', shape=pmp-v24 …"
    )
    var settings: [String] = []

    package init() {}

    package func run() async throws {
        let logger = Logger(label: "simulator") { StreamLogHandler.standardError(label: $0) }
        let generator = IDGenerator(node: 0, clock: Timestamp.clock)
        let simulator = Simulator(
            configuration: try simulatorConfiguration(),
            ambient: .live(generator: generator),
            logger: logger,
            onReady: { facts in
                let line = facts.json.bytes() + [UInt8(ascii: "\n")]
                FileHandle.standardOutput.write(Data(line))
            }
        )
        let group = ServiceGroup(
            configuration: .init(
                services: [simulator],
                gracefulShutdownSignals: [.sigint, .sigterm],
                logger: logger
            )
        )
        try await group.run()
    }

    package func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be from 0 to 65535.") }
        guard (0...100_000).contains(speed) else { throw ValidationError("--speed must be from 0 to 100000.") }
        guard (1...100_000).contains(messagesPerSecond) else {
            throw ValidationError("--messages-per-second must be from 1 to 100000.")
        }
        guard (-840...840).contains(utcOffset) else {
            throw ValidationError("--utc-offset must be from -840 to 840 minutes.")
        }
        for (name, address) in [("--webhook", webhook), ("--public-url", publicURL)] {
            guard let address else { continue }
            let parts = URLComponents(string: address)
            guard ["http", "https"].contains(parts?.scheme), parts?.host?.isEmpty == false else {
                throw ValidationError(
                    "\(name) must be an http or https address, for example http://127.0.0.1:8080/webhook."
                )
            }
        }
        for (name, secret) in [
            ("--access-token", accessToken), ("--app-secret", appSecret), ("--verify-token", verifyToken),
        ] where secret?.isEmpty == true {
            throw ValidationError("\(name) must not be empty.")
        }
        for text in number {
            let digits = text.prefix { $0 != "=" }.filter(\.isNumber)
            guard text.first == "+", (7...15).contains(digits.count) else {
                throw ValidationError("--number \(text): write it as +12025550143, or '+12025550143=Name'.")
            }
        }
    }

    private func simulatorConfiguration() throws -> SimulatorConfiguration {
        var configuration = SimulatorConfiguration()
        configuration.host = host
        configuration.port = port
        configuration.seed = seed
        configuration.webhookURL = webhook
        // Without a slash at its end.
        configuration.publicURL = publicURL.map { String($0.reversed().drop { $0 == "/" }.reversed()) }
        configuration.speed = speed
        configuration.utcOffsetMinutes = utcOffset
        configuration.controlToken = controlToken
        configuration.accessToken = accessToken
        configuration.appSecret = appSecret
        configuration.verifyToken = verifyToken
        configuration.numbers = numbers
        guard RateCard.currencies.contains(currency) else {
            throw ValidationError("--currency must be one of \(RateCard.currencies.joined(separator: ", ")).")
        }
        configuration.currency = currency
        if let start {
            guard let moment = Timestamp(start) else {
                throw ValidationError("--start must be like 2026-09-30T23:50:00Z.")
            }
            configuration.start = moment
        }
        for setting in settings {
            if let problem = SettingsFields.apply(assignment: setting, to: &configuration.settings) {
                throw ValidationError("--set \(setting): \(problem)")
            }
        }
        return configuration
    }

    private var numbers: [NumberConfiguration] {
        guard !number.isEmpty else { return [NumberConfiguration(messagesPerSecond: messagesPerSecond)] }
        return number.map { text in
            let pieces = text.split(separator: "=", maxSplits: 1).map(String.init)
            return NumberConfiguration(
                displayNumber: pieces[0],
                verifiedName: pieces.count > 1 ? pieces[1] : "Lodestone Demo",
                messagesPerSecond: messagesPerSecond
            )
        }
    }
}

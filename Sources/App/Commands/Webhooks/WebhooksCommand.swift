package import ArgumentParser
import Messaging
import Primitives
import Server
import Storage

/// `lodestone webhooks replay`: processes kept webhook bodies again, which changes nothing that was processed well.
package struct WebhooksCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "webhooks",
        abstract: "Process kept webhooks again.",
        subcommands: [Replay.self]
    )

    package init() {}

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Put the webhooks received since a time back in line.")

        @OptionGroup var options: ServerOptions

        @Option(help: "RFC 3339, for example 2026-11-23T00:00:00Z. Bodies are kept for 30 days.")
        var since: String

        func run() async throws {
            guard let since = Timestamp(since) else { throw ValidationError("--since must be like 2026-11-23T00:00:00Z.") }
            let count = try await Operator.with(options) { operators in
                try await operators.database.write { try WebhookReplay.replay(since: since, in: $0) }
            }
            Console.print("\(count) webhooks are in line again. A running server takes them at once.")
        }
    }
}

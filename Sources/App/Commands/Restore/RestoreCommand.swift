package import ArgumentParser
import Credits
import Messaging
import Reconciliation
import Server
import Storage

/// `lodestone restore …`: what to do after a database was put back from a backup.
package struct RestoreCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "After a backup was put back: see what is missing, and let messages go out again.",
        subcommands: [Status.self, Acknowledge.self]
    )

    package init() {}

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say whether the database is older than its server.")

        @OptionGroup var options: ServerOptions

        func run() async throws {
            let (restored, waiting) = try await Operator.with(options) { operators in
                try await operators.database.read { transaction in
                    (try InstanceMarks.restored(in: transaction), try MessagingFeature.waiting(in: transaction))
                }
            }
            guard let restored else {
                Console.print("Nothing is missing that the server knew of. Messages go out.")
                return
            }
            Console.print(
                """
                The database was put back, as was seen at \(restored.at). Nothing is sent.
                What happened from \(restored.lostFrom) to \(restored.lostUntil) is not in it; \(restored.journalLost) movements \
                of points are gone.
                \(waiting) messages wait to be sent and may have been sent before: cancel their campaigns, or know better.
                """
            )
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let messages go out again.",
            discussion: """
                Wants that every connected number was reconciled since the database was put back (lodestone reconcile, for the \
                days that are missing), unless --without-reconciling is given.
                """
        )

        @OptionGroup var options: ServerOptions

        @Option(help: "What was done about it: kept beside the mark.")
        var reason: String

        @Flag(help: "Also when Meta was not asked about the days that are missing.")
        var withoutReconciling = false

        func run() async throws {
            let unreconciled = withoutReconciling
            let reason = reason
            try await Operator.with(options) { operators in
                let numbers = try await operators.features.reconciliation.service.connected().map(\.account)
                try await operators.database.write { transaction in
                    guard let restored = try InstanceMarks.restored(in: transaction) else { return }
                    let open = numbers.filter { ($0.standing.askedAt ?? restored.lostFrom) < restored.at }
                    guard unreconciled || open.isEmpty else {
                        throw ValidationError(
                            "Not reconciled since: \(open.map(\.channel.name).joined(separator: ", ")). Run lodestone reconcile."
                        )
                    }
                    try InstanceMarks(transaction, ambient: operators.world.ambient).acknowledge(reason: reason)
                }
                try await InstanceHeart(operators.world).beat()
            }
            Console.print("Messages go out again.")
        }
    }
}

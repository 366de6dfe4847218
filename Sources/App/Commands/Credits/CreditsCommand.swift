package import ArgumentParser
import Credits
import Primitives
import Server
import Storage
import Workspaces

/// `lodestone credits …`: what the operator does with credits.
package struct CreditsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "credits",
        abstract: "Grant message credits.",
        subcommands: [Grant.self]
    )

    package init() {}

    struct Grant: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a workspace promotional points.")

        @OptionGroup var options: ServerOptions

        @Option(help: "The workspace: ws_…")
        var workspace: String

        @Option(help: "How many points, for example 500.")
        var points: String

        @Option(help: "Why: kept in the journal. The same reason twice on one workspace grants once.")
        var reason: String

        func run() async throws {
            guard let workspace = WorkspaceID(workspace) else {
                throw ValidationError("--workspace must be like ws_….")
            }
            guard let points = Points(points), points > .zero else {
                throw ValidationError("--points must be a positive decimal.")
            }
            let left = try await Operator.with(options) { operators in
                try await operators.database.write { transaction in
                    let ledger = operators.features.credits.ledger(in: transaction)
                    guard let found = try WorkspaceStore(transaction).find(workspace) else {
                        throw ValidationError("There is no workspace \(workspace).")
                    }
                    try ledger.open(workspace, book: found.currency)
                    let before = try ledger.wallet(workspace).available
                    let lot = try ledger.grant(
                        workspace,
                        kind: .promotion,
                        amount: points,
                        reference: "operator:\(reason)"
                    )
                    // The same reason again grants nothing, and nothing is to be told of it.
                    if try ledger.wallet(workspace).available != before {
                        try AuditLog(ambient: operators.world.ambient).record(
                            "credits.granted",
                            subject: "\(lot)",
                            detail: "\(points) points: \(reason)",
                            byOperatorIn: workspace,
                            in: transaction
                        )
                    }
                    return try ledger.wallet(workspace).available
                }
            }
            Console.print("Available now: \(left) points.")
        }
    }
}

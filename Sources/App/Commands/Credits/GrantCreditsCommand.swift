package import ArgumentParser
import Credits
import Primitives
import Server
import Storage
import Workspaces

/// `lodestone credits grant …`: points from the operator, audited in the workspace.
package struct GrantCreditsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Give a workspace points: a promotion, or an adjustment."
    )

    @OptionGroup var options: ServerOptions

    @Option(help: "The workspace: ws_…")
    var workspace: String

    @Option(help: "How many points, for example 500.")
    var points: String

    @Option(help: "Why: kept in the journal. The same reason twice on one workspace grants once.")
    var reason: String

    @Option(help: "promotion (default) or adjustment.")
    var kind: GrantKind = .promotion

    @Option(
        help: "When what is left of them runs out: 2027-01-31, the end of that day in UTC. Never when left out."
    )
    var expires: String?

    @Option(help: "The order of use: lower numbers go first. Default 10 for a promotion; bought points have 20.")
    var priority: Int?

    package init() {}

    package func run() async throws {
        let expiresAt = try expires.map { text in
            guard let day = CivilDay(text) else { throw ValidationError("--expires must be like 2027-01-31.") }
            return Timestamp(seconds: (day.daysSince1970 + 1) * 86400)
        }
        guard kind == .promotion || kind == .adjustment else {
            throw ValidationError(
                "--kind must be promotion or adjustment: others come by paying and by signing up."
            )
        }
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
                let book = try operators.features.credits.bookName(for: found.currency, in: transaction)
                try ledger.open(workspace, book: book)
                let given = try ledger.give(
                    workspace,
                    kind: kind,
                    amount: points,
                    reference: "operator:\(reason)",
                    reason: reason,
                    priority: priority,
                    expiresAt: expiresAt
                )
                if given.isNew, let lot = given.lot {
                    let until = expires.map { ", until \($0)" } ?? ""
                    try AuditLog(ambient: operators.world.ambient).record(
                        "credits.granted",
                        subject: "\(lot)",
                        detail: "\(points) points (\(kind.rawValue)\(until)): \(reason)",
                        by: OperatorLog.commandLine,
                        of: workspace,
                        in: transaction
                    )
                    try OperatorLog(ambient: operators.world.ambient).record(
                        "credits.granted",
                        subject: "\(workspace)",
                        detail: "\(points) points (\(kind.rawValue)\(until)): \(reason)",
                        by: OperatorLog.commandLine,
                        in: transaction
                    )
                }
                return try ledger.wallet(workspace).available
            }
        }
        Console.print("Available now: \(left) points.")
    }
}

extension GrantKind: ExpressibleByArgument {}

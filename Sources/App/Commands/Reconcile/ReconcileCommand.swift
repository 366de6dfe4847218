package import ArgumentParser
import Messaging
import Primitives
import Reconciliation
import Server

/// `lodestone reconcile`: asks Meta now what it counted, and prints what differs.
package struct ReconcileCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare what was charged with what WhatsApp counts.",
        discussion: """
            Asks Meta's pricing analytics about every connected number and writes both counts down, as the server does every \
            day. Prints a line for each day that differs. Ends with 1 when a number could not be asked about.
            """
    )

    @OptionGroup var options: ServerOptions

    @Option(help: "The first day, 2026-11-01, in the account's time zone.")
    var from: String

    @Option(help: "The last day; at most 31 days in all.")
    var to: String

    @Option(help: "Only this workspace: ws_…")
    var workspace: String?

    package init() {}

    package func run() async throws {
        guard let from = CivilDay(from), let to = CivilDay(to), from <= to,
            to.daysSince1970 - from.daysSince1970 < ReconciliationService.daysMost
        else { throw ValidationError("--from and --to must be days like 2026-11-01, at most 31 of them.") }
        let only = try workspace.map { text in
            guard let id = WorkspaceID(text) else { throw ValidationError("--workspace must be like ws_….") }
            return id
        }
        let failed = try await Operator.with(options) { operators in
            let service = operators.features.reconciliation.service
            var failed = 0
            for (workspace, account) in try await service.connected() where only == nil || only == workspace {
                do {
                    try await service.ask(account, from: from, to: to, in: workspace)
                    try await print(account, from, to, workspace, service)
                } catch {
                    failed += 1
                    Console.print("\(workspace) \(account.channel.name): \(error)")
                }
            }
            return failed
        }
        if failed > 0 { throw ExitCode(1) }
    }

    private func print(
        _ account: ReconciliationAccount,
        _ from: CivilDay,
        _ to: CivilDay,
        _ workspace: WorkspaceID,
        _ service: ReconciliationService
    ) async throws {
        var differing = 0
        for number in from.daysSince1970...to.daysSince1970 {
            let day = CivilDay(daysSince1970: number)
            for found in try await service.day(day, channel: account.channel.id, in: workspace) {
                let comparison = found.reconciled.comparison
                guard comparison.messages > 0 else { continue }
                differing += 1
                Console.print("\(workspace) \(account.channel.name) \(day): \(comparison.messages) messages differ")
                for row in comparison.rows where row.difference != .agrees {
                    let key = row.tally.key
                    Console.print(
                        "  \(key.country) \(key.category) \(key.type): \(row.tally.ours) here, \(row.tally.theirs) there. "
                            + row.words(isWaiting: false)
                    )
                }
            }
        }
        if differing == 0 { Console.print("\(workspace) \(account.channel.name): \(from) to \(to) agree.") }
    }
}

import ArgumentParser
import Billing
import Primitives
import Server
import Workspaces

/// `lodestone billing suspense resolve ID --as … --reason …`.
struct SuspenseResolveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Decide what becomes of money that waits.",
        discussion: """
            credit grants the points that the money buys by the terms of its payment, with a document; refund sends it back by \
            the gateway; other only records how it was settled. The customer is told, and reads the reason of the last two.
            """
    )

    @OptionGroup var options: ServerOptions

    @Argument(help: "As `lodestone billing suspense` lists it: sus_…")
    var id: String

    @Option(name: .customLong("as"), help: "credit, refund or other.")
    var kind: SuspenseDecision.Kind

    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        guard let money = SuspenseID(id) else { throw ValidationError("\(id) is not like sus_….") }
        let (kind, reason) = (kind, reason)
        let shown = try await Operator.with(options) { operators in
            do {
                return try await operators.features.billing.suspended
                    .resolve(money, as: kind, reason: reason, by: OperatorLog.commandLine)
            } catch let error as SuspenseError {
                throw ValidationError("\(error)")
            }
        }
        Console.print(shown.money.resolution ?? "It is being sent back.")
    }
}

extension SuspenseDecision.Kind: ExpressibleByArgument {}

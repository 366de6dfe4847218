package import ArgumentParser
import Billing
import Credits
import Invoices
import Server

/// `lodestone verify`: recomputes every figure of the credits and compares.
package struct VerifyCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that every figure of the credits and the invoices follows from their rows.",
        discussion: """
            Looks whether the figures agree with each other, and with --rebuild also whether they come out when the journal is \
            replayed. Reads one consistent state: the server may go on. Prints what does not agree and ends with 1; ends \
            with 0 when all does, also when --repair has made it so.
            """
    )

    @OptionGroup var options: ServerOptions

    @Flag(help: "Also compute every wallet anew from its journal.")
    var rebuild = false

    @Flag(help: "Write what was computed over what differs. Take a backup first. Implies --rebuild.")
    var repair = false

    package init() {}

    package func run() async throws {
        let (rebuilds, repairs) = (rebuild || repair, repair)
        let (differing, findings, documents, payments) = try await Operator.with(options) { operators in
            let credits = operators.features.credits
            let differing = rebuilds ? try await credits.rebuild(repair: repairs) : []
            let billing = operators.features.billing
            return (
                differing, try await credits.verify(),
                try await operators.features.invoices.verify(rates: billing.rates()), try await billing.verify()
            )
        }
        for finding in differing + findings { Console.print("\(finding)") }
        for finding in documents { Console.print("\(finding)") }
        for finding in payments { Console.print("\(finding)") }
        if repairs, !differing.isEmpty { Console.print("Repaired: \(differing.count) figures.") }
        guard findings.isEmpty, documents.isEmpty, payments.isEmpty, repairs || differing.isEmpty else {
            throw ExitCode(1)
        }
        Console.print("All invariants hold.")
    }
}

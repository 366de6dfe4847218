package import ArgumentParser
import Billing
import Primitives
import Server

/// `lodestone billing suspense`.
package struct BillingSuspenseCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "suspense",
        abstract: "List money that came and was not credited, the oldest first."
    )

    @OptionGroup var options: ServerOptions

    package init() {}

    package func run() async throws {
        let waiting = try await Operator.with(options) { try await $0.features.billing.suspense() }
        for money in waiting {
            let amount = money.capture.amount
            Console.print(
                "\(money.at) \(money.workspace) \(money.payment) \(amount.currency) \(amount) \(money.reason.rawValue)"
                    + " \(money.gateway.rawValue) \(money.capture.name)"
            )
        }
        if waiting.isEmpty { Console.print("Nothing waits.") }
    }
}

import ArgumentParser
import Billing
import Primitives
import Server

/// `lodestone billing suspense list`, which is also what `lodestone billing suspense` does.
struct SuspenseListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what waits, the oldest first."
    )

    @OptionGroup var options: ServerOptions

    func run() async throws {
        let waiting = try await Operator.with(options) {
            try await $0.features.billing.suspended.page(isOpen: true, after: nil, limit: 500)
        }
        for shown in waiting {
            let money = shown.money
            let amount = money.capture.amount
            let may = shown.may.map(\.rawValue).joined(separator: ",")
            Console.print(
                "\(money.id) \(money.at) \(money.workspace) \(money.payment) \(amount.currency) \(amount)"
                    + " \(money.reason.rawValue) \(money.gateway.rawValue) \(money.capture.name)"
                    + (money.decision.map { " decided:\($0.kind.rawValue)" } ?? "") + " may:\(may)"
            )
        }
        if waiting.isEmpty { Console.print("Nothing waits.") }
    }
}

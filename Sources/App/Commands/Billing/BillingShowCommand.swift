package import ArgumentParser
import Billing
import Server

/// `lodestone billing show`.
package struct BillingShowCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print every billing setting with what it is. Secrets only say that they are set."
    )

    @OptionGroup var options: ServerOptions

    package init() {}

    package func run() async throws {
        let shown = try await Operator.with(options) { try await $0.features.billing.settings.shown() }
        for (name, text) in shown { Console.print("\(name.text)=\(text ?? "")    # \(name.help)") }
    }
}

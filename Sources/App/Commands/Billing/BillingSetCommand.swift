package import ArgumentParser
import Billing
import Server
import Workspaces

/// `lodestone billing set`.
package struct BillingSetCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Change billing settings.",
        discussion: """
            Takes any number of NAME=VALUE; all of them are taken, or none. NAME= takes a setting away, NAME=- reads its value \
            from one line of standard input, so that a secret stands in no list of processes. `lodestone billing show` lists \
            the names. A running server uses what is set from the next request on.

            lodestone billing set supplier.legal-name="Acme Private Limited" supplier.state=27 price.INR=0.95
            lodestone billing set stripe.secret-key=- < key.txt
            """
    )

    @OptionGroup var options: ServerOptions

    @Argument(help: "NAME=VALUE")
    var settings: [String]

    package init() {}

    package func run() async throws {
        var changes: [String: String] = [:]
        for setting in settings {
            let sides = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2 else { throw ValidationError("\(setting) is not like NAME=VALUE.") }
            changes[sides[0]] = sides[1] == "-" ? readLine() ?? "" : sides[1]
        }
        let wanted = changes
        do {
            try await Operator.with(options) {
                try await $0.features.billing.settings.set(wanted, by: OperatorLog.commandLine)
            }
        } catch let error as BillingSettingError {
            throw ValidationError("\(error)")
        }
        Console.print("Set: \(wanted.keys.sorted().joined(separator: ", ")).")
    }
}

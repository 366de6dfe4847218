package import ArgumentParser

/// `lodestone billing …`: what the operator sets about payments.
package struct BillingCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "billing",
        abstract: "Set up payments: who sells, at which price, by which gateways.",
        subcommands: [BillingSetCommand.self, BillingShowCommand.self, BillingSuspenseCommand.self]
    )

    package init() {}
}

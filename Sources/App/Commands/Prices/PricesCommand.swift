package import ArgumentParser

/// `lodestone prices …`: the price book, which the operator keeps.
package struct PricesCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "prices",
        abstract: "Keep the price book.",
        subcommands: [PricesImportCommand.self, PricesMarginCommand.self]
    )

    package init() {}
}

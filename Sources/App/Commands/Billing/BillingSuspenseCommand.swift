package import ArgumentParser

/// `lodestone billing suspense …`: money that came and was not credited.
package struct BillingSuspenseCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "suspense",
        abstract: "Money that came and was not credited: list it, or decide what becomes of it.",
        subcommands: [SuspenseListCommand.self, SuspenseResolveCommand.self],
        defaultSubcommand: SuspenseListCommand.self
    )

    package init() {}
}

package import ArgumentParser

/// `lodestone credits …`: what the operator does with credits.
package struct CreditsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "credits",
        abstract: "Grant message credits.",
        subcommands: [GrantCreditsCommand.self]
    )

    package init() {}
}

package import ArgumentParser

/// `lodestone plans …`: what workspaces subscribe to. They are made in the operator's console.
package struct PlansCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "plans",
        abstract: "See the plans, and who is on them.",
        subcommands: [PlansListCommand.self]
    )

    package init() {}
}

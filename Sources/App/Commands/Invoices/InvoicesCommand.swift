package import ArgumentParser

/// `lodestone invoices …`: the documents of all workspaces, which the operator issues.
package struct InvoicesCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "invoices",
        abstract: "File what was invoiced.",
        subcommands: [InvoicesRegisterCommand.self]
    )

    package init() {}
}

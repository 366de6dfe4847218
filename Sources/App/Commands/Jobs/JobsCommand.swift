package import ArgumentParser

/// `lodestone jobs …`: work that was given up.
package struct JobsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "See jobs that failed for good, and run them again.",
        subcommands: [DeadJobsCommand.self, RetryJobCommand.self]
    )

    package init() {}
}

package import ArgumentParser
import Server
import Storage

/// `lodestone backup`: a copy of the SQLite database, taken while the server goes on.
package struct BackupCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the SQLite database while it is in use."
    )

    @OptionGroup var options: ServerOptions

    @Argument(help: "The file to write.")
    var file: String

    package init() {}

    package func run() async throws {
        try await Operator.with(options, migrate: false) { try await $0.database.backup(to: file) }
        Console.print("Written to \(file). Keep the instance key with it: secrets do not open without.")
    }
}

package import ArgumentParser
import Server
import Storage

/// `lodestone migrate`: brings the schema up to date without starting the server.
package struct MigrateCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database's schema up to date."
    )

    @OptionGroup var options: ServerOptions

    package init() {}

    package func run() async throws {
        let applied = try await Operator.with(options, migrate: false) { operators in
            try await Migrator(Features.migrations).run(on: operators.database)
        }
        Console.print(applied.isEmpty ? "Nothing to do." : applied.map { "Applied \($0)" }.joined(separator: "\n"))
    }
}

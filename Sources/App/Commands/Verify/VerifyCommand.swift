package import ArgumentParser
import Credits
import Server
import Storage

/// `lodestone verify`: recomputes every figure of the credits from the journal and compares.
package struct VerifyCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that every figure of the credits follows from the journal.",
        discussion: "Ends with 1 and a list when something does not."
    )

    @OptionGroup var options: ServerOptions

    package init() {}

    package func run() async throws {
        let findings = try await Operator.with(options) { operators in
            try await operators.database.read { try Verifier($0).findings() }
        }
        guard !findings.isEmpty else { return Console.print("All invariants hold.") }
        for finding in findings { Console.print("\(finding)") }
        throw ExitCode(1)
    }
}

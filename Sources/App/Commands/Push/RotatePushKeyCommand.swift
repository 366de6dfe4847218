package import ArgumentParser
import Server

/// `lodestone push rotate-key`.
package struct RotatePushKeyCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "rotate-key",
        abstract: "Make a new key for web push.",
        discussion: """
            Browsers take it up when they next open the app; until then the old key signs for them. Prints the public key. A \
            running server gives it out at once.
            """
    )

    @OptionGroup var options: ServerOptions

    package init() {}

    package func run() async throws {
        Console.print(try await Operator.with(options) { try await Features.rotatePushKey(of: $0.world) })
    }
}

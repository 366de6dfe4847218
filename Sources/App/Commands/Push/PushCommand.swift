package import ArgumentParser

/// `lodestone push …`: the key by which push services know this server.
package struct PushCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "push",
        abstract: "Web push.",
        subcommands: [RotatePushKeyCommand.self]
    )

    package init() {}
}

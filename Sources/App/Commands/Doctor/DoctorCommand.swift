package import ArgumentParser
import Messaging
import Primitives
import Server
import Storage

/// `lodestone doctor`: looks at every connected number as the screen does.
package struct DoctorCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check every connected number: token, webhooks, name, limit, payment, clock.",
        discussion: """
            Prints what was found and what mends it. Ends with 0 when nothing is wrong, with 1 when something fails, and with 2 \
            when there are only warnings and --strict was given. Asks Meta, sends nothing, changes nothing there.
            """
    )

    @OptionGroup var options: ServerOptions

    @Option(help: "Only this channel: chn_…")
    var channel: String?

    @Flag(help: "Warnings count: end with 2 when there are some.")
    var strict = false

    package init() {}

    package func validate() throws {
        guard channel.map({ ChannelID($0) != nil }) ?? true else {
            throw ValidationError("--channel must be like chn_0123456789abc.")
        }
    }

    package func run() async throws {
        let wanted = channel.flatMap { ChannelID($0) }
        let states = try await Operator.with(options) { operators -> Set<DoctorCheck.State> in
            let doctor = operators.features.messaging.doctor
            let found = try await operators.database.read { transaction in
                try ChannelStore(transaction).connected().filter { wanted == nil || $0.channel.id == wanted }
            }
            if found.isEmpty { Console.print(wanted == nil ? "No number is connected." : "No such connected channel.") }
            var states: Set<DoctorCheck.State> = found.isEmpty && wanted != nil ? [.fail] : []
            for (workspace, channel) in found {
                Console.print("\(channel.id) \(channel.name) (\(channel.displayNumber)), workspace \(workspace)")
                for check in try await doctor.examine(channel.id, in: workspace) {
                    states.insert(check.state)
                    Console.print("  \(Self.mark(check.state)) \(check.name.rawValue): \(check.words)")
                    if let mend = check.mend { Console.print("       \(mend)") }
                }
            }
            return states
        }
        if states.contains(.fail) { throw ExitCode(1) }
        if strict, states.contains(.warn) { throw ExitCode(2) }
    }

    private static func mark(_ state: DoctorCheck.State) -> String {
        switch state {
        case .ok: "ok  "
        case .warn: "WARN"
        case .fail: "FAIL"
        case .skipped: "skip"
        }
    }
}

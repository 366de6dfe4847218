import ArgumentParser
import Notifications
import Primitives
import Server
import Storage
import Workspaces

/// `lodestone user operator`: who may open the operator console.
struct OperatorUserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator",
        abstract: "Let a person run this server from the operator console, take that back, or list who may."
    )

    @OptionGroup var options: ServerOptions

    @Argument(help: "The person's e-mail address. Without it: who may now.")
    var email: String?

    @Flag(help: "Take it back.")
    var remove = false

    func run() async throws {
        let known = try await Operator.with(options) { operators in
            if let email { try await set(email, operators) }
            return try await operators.database.read { try UserStore($0).operators() }
        }
        for user in known { Console.print("\(user.email)\t\(user.name)") }
        if known.isEmpty { Console.print("Nobody may open the operator console.") }
    }

    private func set(_ text: String, _ operators: Operator) async throws {
        guard let email = EmailAddress(text) else { throw ValidationError("\(text) is no e-mail address.") }
        let ambient = operators.world.ambient
        let action = remove ? "operators.removed" : "operators.added"
        try await operators.database.write { transaction in
            let users = UserStore(transaction)
            guard let user = try users.find(email: email) else {
                throw ValidationError("Nobody has the address \(email).")
            }
            try users.setOperator(since: remove ? nil : ambient.now(), user.id)
            try OperatorLog(ambient: ambient).record(
                action,
                subject: "\(user.id)",
                detail: "\(email)",
                by: OperatorLog.commandLine,
                in: transaction
            )
        }
    }
}

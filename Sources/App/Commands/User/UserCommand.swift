package import ArgumentParser
import Notifications
import Primitives
import Server
import Storage
import Workspaces

/// `lodestone user …`: what the operator does for people who cannot sign in.
package struct UserCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Help people to sign in, and say who runs this server.",
        subcommands: [LoginLink.self, OperatorUserCommand.self]
    )

    package init() {}

    struct LoginLink: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "login-link",
            abstract: "Print a link that signs a person in once, within 15 minutes."
        )

        @OptionGroup var options: ServerOptions

        @Flag(help: "Lead to the page where they set a new password, for who forgot theirs.")
        var newPassword = false

        @Argument(help: "The person's e-mail address.")
        var email: String

        func run() async throws {
            guard let email = EmailAddress(email) else { throw ValidationError("\(email) is no e-mail address.") }
            let link = try await Operator.with(options) {
                try await LoginLinks.make(for: email, leads: newPassword ? .password : .app, $0)
            }
            guard let link else { throw ValidationError("Nobody has the address \(email).") }
            Console.print(link)
        }
    }
}

enum LoginLinks {
    /// `nil` when nobody has the address, or they belong to no workspace.
    static func make(
        for email: EmailAddress,
        leads: LoginLinkJob.Destination,
        _ operators: Operator
    ) async throws -> String? {
        let found = try await operators.database.read { transaction -> (UserID, WorkspaceID)? in
            guard let user = try UserStore(transaction).find(email: email) else { return nil }
            return try WorkspaceStore(transaction).list(of: user.id).first.map { (user.id, $0.id) }
        }
        guard let (user, workspace) = found else { return nil }
        return try await operators.features.workspaces.signIns
            .makeLoginLink(for: user, in: workspace, leads: leads)
    }
}

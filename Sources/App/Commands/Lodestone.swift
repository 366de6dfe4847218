package import ArgumentParser

/// The command line.
package struct Lodestone: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "lodestone",
        abstract: "An open, self-hostable WhatsApp Business platform.",
        subcommands: [
            SandboxCommand.self, ServeCommand.self, SimulatorCommand.self, MigrateCommand.self, VerifyCommand.self,
            CreditsCommand.self, PricesCommand.self, UserCommand.self, WebhooksCommand.self, JobsCommand.self,
            BackupCommand.self, RestoreCommand.self, ReconcileCommand.self, InvoicesCommand.self, BillingCommand.self,
            PlansCommand.self, PushCommand.self, DoctorCommand.self,
        ]
    )

    package init() {}
}

package import ArgumentParser
import Jobs
import Primitives
import Server
import Storage

/// `lodestone jobs retry`: runs a job again that failed for good.
package struct RetryJobCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Run a job again that failed for good.",
        discussion: "It starts with its first attempt, at once when a server runs. First mend what it failed of."
    )

    @OptionGroup var options: ServerOptions

    @Argument(help: "The job's id, as lodestone jobs dead prints it: job_…")
    var id: String

    package init() {}

    package func validate() throws {
        guard JobID(id) != nil else { throw ValidationError("\(id) is no job's id: lodestone jobs dead prints them.") }
    }

    package func run() async throws {
        guard let id = JobID(id) else { return }
        let job = try await Operator.with(options) { operators in
            try await operators.database.write { transaction in
                let store = DeadJobStore(transaction, ambient: operators.world.ambient)
                guard let job = try store.find(id) else {
                    throw ValidationError("No job with the id \(id) has failed for good.")
                }
                do {
                    try store.replay(workspace: job.workspace, id: id)
                } catch JobError.keyTaken {
                    throw ValidationError("The same work is in line already, by a newer job: \(job.kind) \(job.key).")
                }
                return job
            }
        }
        Console.print("\(job.kind) is in line again.")
    }
}

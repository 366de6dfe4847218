package import ArgumentParser
import Jobs
import Primitives
import Server
import Storage

/// `lodestone jobs dead`: what failed as often as it may.
package struct DeadJobsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "dead",
        abstract: "List jobs that failed for good, newest first.",
        discussion:
            "A line each: when, its id, what it was to do, for which workspace, how often it was tried, and why it failed."
    )

    @OptionGroup var options: ServerOptions

    @Option(help: "How many at most.")
    var limit = 100

    package init() {}

    package func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit must be from 1 to 10000.") }
    }

    package func run() async throws {
        let most = limit
        let jobs = try await Operator.with(options) { operators in
            try await operators.database.read {
                try DeadJobStore($0, ambient: operators.world.ambient).newest(limit: most)
            }
        }
        guard !jobs.isEmpty else { return Console.print("No job has failed for good.") }
        for job in jobs {
            let reason = job.error.split(whereSeparator: \.isNewline).joined(separator: " ")
            Console.print(
                "\(job.diedAt)  \(job.id)  \(job.kind)  \(job.workspace)  \(job.attempts) attempts  \(reason)"
            )
        }
    }
}

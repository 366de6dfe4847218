import Credits
import Events
import Primitives
import Storage
import Testing

@testable import Commands

/// Case 21 at the command line.
@Suite(.timeLimit(.minutes(2)))
struct RestoreCommandTests {
    @Test func `A restored database is let go by a reason, and says so before`() async throws {
        let run = try CommandRun()
        defer { run.remove() }
        let ambient = Ambient.live(generator: IDGenerator(node: 1, clock: Timestamp.clock))
        try await run.write { transaction in
            let marks = InstanceMarks(transaction, ambient: ambient)
            let mine = try marks.mark(message: 0)
            let marker = InstanceMark(name: mine.name, journal: 5, message: 0, at: mine.at)
            _ = try marks.compare(mine, with: marker)
        }

        #expect(await run.code(of: RestoreCommand.Status.self) == 0)
        #expect(await run.code(of: RestoreCommand.Acknowledge.self) != 0)
        #expect(try await run.write { try InstanceMarks.restored(in: $0)?.journalLost } == 5)
        #expect(await run.code(of: RestoreCommand.Acknowledge.self, ["--reason", "Looked"]) == 0)
        #expect(try await run.write { try InstanceMarks.restored(in: $0) } == nil)
    }

    @Test(arguments: [
        ["--from", "2026-11-01", "--to", "2026-12-02"], ["--from", "2026-11-02", "--to", "2026-11-01"],
        ["--from", "soon", "--to", "2026-11-01"], ["--from", "2026-11-01", "--to", "2026-11-01", "--workspace", "x"],
    ])
    func `A period that cannot be asked about is refused`(arguments: [String]) async throws {
        let run = try CommandRun()
        defer { run.remove() }
        #expect(await run.code(of: ReconcileCommand.self, arguments) == 64)
    }

    @Test func `Without a connected number there is nothing to ask`() async throws {
        let run = try CommandRun()
        defer { run.remove() }
        #expect(await run.code(of: ReconcileCommand.self, ["--from", "2026-11-01", "--to", "2026-11-28"]) == 0)
    }
}

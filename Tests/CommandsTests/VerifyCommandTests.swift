import Commands
import Credits
import Events
import Primitives
import Storage
import Testing

@Suite(.timeLimit(.minutes(2)))
struct VerifyCommandTests {
    private static let workspace = WorkspaceID(rawValue: 7)

    /// A wallet with a grant and a hold.
    private func open(_ run: CommandRun) async throws {
        let generator = IDGenerator(node: 1, clock: Timestamp.clock)
        let ambient = Ambient.live(generator: generator)
        try await run.write { transaction in
            let ledger = Ledger(transaction, ambient: ambient, events: EventLog(ambient: ambient, subscribers: []))
            try ledger.open(Self.workspace, book: "INR")
            try ledger.grant(Self.workspace, kind: .promotion, amount: Points(10), reference: "a")
            try ledger.hold(Self.workspace, reference: "h", amount: Points(4), expiresAt: .clock() + .days(1))
        }
    }

    private func lotHeld(_ run: CommandRun) async throws -> Int64 {
        try await run.write { try $0.row("SELECT held FROM lots")?["held"] ?? -1 }
    }

    @Test func `Figures that agree end with 0, with and without the rebuild`() async throws {
        let run = try CommandRun()
        defer { run.remove() }
        try await open(run)

        for arguments in [[], ["--rebuild"], ["--repair"]] {
            #expect(await run.code(of: VerifyCommand.self, arguments) == 0, "\(arguments)")
        }
    }

    @Test func `A bent figure ends with 1, the rebuild finds it and the repair mends it`() async throws {
        let run = try CommandRun()
        defer { run.remove() }
        try await open(run)
        _ = try await run.write { try $0.run("UPDATE lots SET held = 3000000") }

        #expect(await run.code(of: VerifyCommand.self) == 1)
        #expect(await run.code(of: VerifyCommand.self, ["--rebuild"]) == 1)
        #expect(try await lotHeld(run) == 3_000_000)
        #expect(await run.code(of: VerifyCommand.self, ["--repair"]) == 0)

        #expect(try await lotHeld(run) == 4_000_000)
        #expect(await run.code(of: VerifyCommand.self, ["--rebuild"]) == 0)
    }
}

import Commands
import Primitives
import Storage
import Testing
import Workspaces

@Suite(.timeLimit(.minutes(2)))
struct GrantCreditsCommandTests {
    private static let workspace = WorkspaceID(rawValue: 7)

    private func prepared() async throws -> CommandRun {
        let run = try CommandRun()
        try await run.write {
            try WorkspaceStore($0).insert(
                Workspace(
                    id: Self.workspace,
                    name: "Engines",
                    country: "IN",
                    timeZone: "Asia/Kolkata",
                    createdAt: Timestamp(seconds: 0)
                )
            )
        }
        return run
    }

    private func grant(_ run: CommandRun, _ more: String...) async -> Int32 {
        await run.code(
            of: GrantCreditsCommand.self,
            ["--workspace", "\(Self.workspace)", "--points", "500", "--reason", "Diwali"] + more
        )
    }

    @Test func `A promotion has its end and its order of use, is made once and audited once`() async throws {
        let run = try await prepared()
        defer { run.remove() }

        for _ in 0..<2 {
            #expect(await grant(run, "--kind", "promotion", "--expires", "2030-01-31", "--priority", "5") == 0)
        }

        let lots = try await run.write { transaction in
            try transaction.rows("SELECT kind, amount, priority, expires_at FROM lots").map { row in
                let (kind, amount): (String, Points) = (try row["kind"], try row["amount"])
                let (priority, end): (Int64, Timestamp) = (try row["priority"], try row["expires_at"])
                return "\(kind) \(amount) \(priority) \(end)"
            }
        }
        #expect(lots == ["promotion 500 5 2030-02-01T00:00:00.000Z"])
        let audit = try await run.write { transaction in
            try transaction.rows("SELECT actor, action, detail FROM audit_entries").map { row in
                let (actor, action): (String, String) = (try row["actor"], try row["action"])
                return try "\(actor) \(action) \(row["detail"] as String)"
            }
        }
        #expect(audit == ["operator credits.granted 500 points (promotion, until 2030-01-31): Diwali"])
    }

    @Test func `What can only be bought or begun is not given, and a day must be one`() async throws {
        let run = try await prepared()
        defer { run.remove() }

        #expect(await grant(run, "--kind", "purchase") != 0)
        #expect(await grant(run, "--kind", "trial") != 0)
        #expect(await grant(run, "--expires", "2030-02-30") != 0)
        #expect(try await run.write { try $0.row("SELECT count(*) AS count FROM lots")?["count"] ?? -1 } == Int64(0))
    }
}

import ArgumentParser
import Primitives
import Storage
import Testing
import Workspaces

@testable import Commands

@Suite(.timeLimit(.minutes(2)))
struct OperatorCommandTests {
    private func log(_ run: CommandRun) async throws -> [String] {
        try await run.write { transaction in
            try transaction.rows("SELECT actor, action, subject FROM operator_entries ORDER BY id").map {
                "\(try $0["actor"] as String) \(try $0["action"] as String) \(try $0["subject"] as String)"
            }
        }
    }

    @Test func `A person is made an operator and is one no more, and both are written down`() async throws {
        let run = try CommandRun()
        defer { run.remove() }
        let user = UserID(rawValue: 7)
        _ = try await run.write { transaction in
            try transaction.run(
                """
                INSERT INTO users (id, email, name, password_hash, trial_key, created_at)
                VALUES (\(user), 'ada@example.com', 'Ada', 'scrypt$2$1$1$QUFBQUFBQUFBQUFBQUFBQQ==$QUFBQUFBQUFBQUFBQUFBQQ==', 'ada@example.com', 1)
                """
            )
        }
        func isOperator() async throws -> Bool { try await run.write { try UserStore($0).isOperator(user) } }

        try await run.run(OperatorUserCommand.self)
        try await run.run(OperatorUserCommand.self, "Ada@example.com")
        #expect(try await isOperator())
        #expect(await run.code(of: OperatorUserCommand.self, ["bob@example.com"]) != 0)
        #expect(await run.code(of: OperatorUserCommand.self, ["nobody"]) != 0)
        try await run.run(OperatorUserCommand.self, "ada@example.com", "--remove")

        #expect(try await !isOperator())
        #expect(
            try await log(run) == ["operator operators.added \(user)", "operator operators.removed \(user)"]
        )
    }

    @Test func `A margin is set at the command line, listed, and refused for a day that began`() async throws {
        let run = try CommandRun()
        defer { run.remove() }

        try await run.run(PricesMarginCommand.self, "inr", "--from", "2199-01-01", "--percent", "12.5")
        try await run.run(PricesMarginCommand.self, "INR")

        let margins = try await run.write { transaction in
            try transaction.rows("SELECT basis_points FROM price_margins").map { try $0["basis_points"] as Int64 }
        }
        #expect(margins == [1250])
        #expect(try await log(run) == ["operator prices.margin-set INR"])
        for arguments in [
            ["INR", "--from", "2020-01-01", "--percent", "5"], ["INR", "--from", "2199-01-01"],
            ["INR", "--percent", "5"], ["INR", "--from", "soon", "--percent", "5"],
            ["INR", "--from", "2199-01-01", "--percent", "-5"], ["GBP", "--from", "2199-01-01", "--percent", "5"],
            ["GBP"],
        ] {
            #expect(await run.code(of: PricesMarginCommand.self, arguments) != 0, "\(arguments)")
        }
    }

    @Test func `A book of a new currency is made by its first card`() async throws {
        let run = try CommandRun()
        defer { run.remove() }
        let file = try run.file(
            "seed",
            """
            Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service
            India,EUR,0.9,0.1,0.1,n/a,0.1
            """
        )
        let arguments = [file, "--currency", "EUR", "--from", "2026-12-01"]
        #expect(await run.code(of: PricesImportCommand.self, arguments) != 0)
        #expect(await run.code(of: PricesImportCommand.self, arguments + ["--points-per-unit", "0"]) != 0)
        #expect(await run.code(of: PricesImportCommand.self, arguments + ["--points-per-unit", "22"]) == 0)
        let rows = try await run.write { transaction in
            try transaction.rows(
                "SELECT amount, rate, source FROM prices WHERE book = 'EUR' AND category = 'marketing'"
            )
            .map { "\(try $0["amount"] as Int64) \(try $0["rate"] as Int64) \(try $0["source"] as String)" }
        }
        // A file of that name is no seed.
        #expect(rows == ["19800000 900000 file seed"])
    }
}

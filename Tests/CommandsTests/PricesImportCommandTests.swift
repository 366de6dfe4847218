import ArgumentParser
import Commands
import Storage
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PricesImportCommandTests {
    private static let card = """
        Rates of 2026-12-01
        Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service
        India,INR,0.9000,0.1250,0.1250,2.5000,0.1250

        """

    private func imported(_ run: CommandRun) async throws -> [String] {
        try await run.write { transaction in
            try transaction.rows("SELECT category, amount FROM prices WHERE source = 'card.csv' ORDER BY category").map
            {
                "\(try $0["category"] as String) \(try $0["amount"] as Int64)"
            }
        }
    }

    @Test func `A rate card is shown by a dry run and written without`() async throws {
        let run = try CommandRun()
        defer { run.remove() }
        let file = try run.file("card.csv", Self.card)

        try await run.run(PricesImportCommand.self, file, "--currency", "INR", "--from", "2026-12-01", "--dry-run")
        #expect(try await imported(run) == [])
        try await run.run(PricesImportCommand.self, file, "--currency", "inr", "--from", "2026-12-01T00:00:00Z")

        #expect(
            try await imported(run) == [
                "authentication 125000", "authentication-international 2500000", "marketing 900000", "service 125000",
                "utility 125000",
            ]
        )
    }

    @Test(arguments: [
        ["--currency", "USD", "--from", "2026-12-01"], ["--currency", "INR", "--from", "1 December"],
        ["--currency", "INR", "--from", "2026-12-01Tnoon"], ["--currency", "INR"],
    ])
    func `A card that does not fit is refused with a code other than 0, and nothing is written`(options: [String])
        async throws
    {
        let run = try CommandRun()
        defer { run.remove() }
        let file = try run.file("card.csv", Self.card)

        #expect(await run.code(of: PricesImportCommand.self, [file] + options) != 0)
        #expect(
            await run.code(of: PricesImportCommand.self, ["none.csv", "--currency", "INR", "--from", "2026-12-01"]) != 0
        )

        #expect(try await imported(run) == [])
    }

    @Test func `The help says what the file is and from when it holds`() {
        let help = Lodestone.helpMessage(for: PricesImportCommand.self, columns: 100)

        for words in ["<file>", "--currency", "--from", "--dry-run", "as Meta publishes it"] {
            #expect(help.contains(words), "\(help)")
        }
    }
}

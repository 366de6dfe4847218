import Credits
import Jobs
import Logging
import Primitives
import Storage
import TestSupport
import Testing

struct UpkeepTests {
    @Test(.timeLimit(.minutes(1)), arguments: TestDatabase.all)
    func `The wallet's job gives back what time has freed, and waits for the next hour`(kind: TestDatabase) async throws
    {
        let bank = try await Bank.open(kind, points: 10)
        try await bank.write {
            try $0.grant(
                bank.workspace,
                kind: .promotion,
                amount: Points(3),
                reference: "p",
                priority: 30,
                expiresAt: bank.now + .hours(70)
            )
        }
        _ = try await bank.campaign(1...2, extra: 1)
        try await bank.write {
            try $0.hold(bank.workspace, reference: "forgotten", amount: Points(1), expiresAt: bank.now + .hours(71))
        }
        let handler = try #require(bank.service.jobHandlers().first)
        #expect(handler.kind == "credits.upkeep")
        let worker = JobWorker(
            database: bank.database,
            ambient: bank.ambient,
            handlers: [handler],
            logger: Logger(label: "test")
        )

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            await bank.clock.untilSleeping()
            bank.clock.advance(by: .hours(73))
            let due = (bank.now + .hours(1)).milliseconds
            while try await bank.count("SELECT run_at AS count FROM jobs WHERE kind = 'credits.upkeep'") != due {
                try await Task.sleep(for: .milliseconds(5))
            }
            group.cancelAll()
        }

        #expect(try await bank.balances() == "9 1 0")
        #expect(try await bank.wallet().balances.expired == Points(3))
        try await bank.expectSound()
    }
}

@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// How SQLite looks for parked statuses whose message has come. Every server does so every second.
struct ParkedPlanTests {
    @Test
    func `It begins with the parked ones, however many messages statistics know of`() async throws {
        let world = try await MessagingWorld(.sqlite)
        let steps = try await world.database.write { transaction in
            try transaction.runScript("ANALYZE; DELETE FROM sqlite_stat1")
            try transaction.run(
                "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('messages', 'messages_wamid', '133496 66748 1')"
            )
            try transaction.runScript("ANALYZE sqlite_schema")
            let planning = PlanningSession(transaction)
            let store = ParkedStore(transaction: Transaction(planning))
            _ = try store.isAnyKnown(since: Timestamp(milliseconds: 1))
            _ = try store.meanwhileKnown(since: Timestamp(milliseconds: 1), limit: 10)
            return planning.steps
        }

        #expect(steps.filter { $0.contains("SCAN") } == [], "\(steps)")
        #expect(steps.filter { $0.contains("messages_wamid") }.count == 2, "\(steps)")
    }
}

@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// How the queries of the sweeper and the queue are run on a fresh SQLite, which has no statistics.
struct SenderPlanTests {
    private static let workspace = WorkspaceID(rawValue: 7)
    private static let channel = ChannelID(rawValue: 1)
    private static let queries: [(index: String, sql: SQL)] = [
        (
            "messages_in_hand",
            SenderStore.orphaned(workspace, channel, alive: [1, 2], since: Timestamp(milliseconds: 1), limit: 500)
        ),
        (
            "messages_in_hand",
            SenderStore.orphaned(workspace, channel, alive: [], since: Timestamp(milliseconds: 1), limit: 500)
        ),
        (
            "messages_unknown",
            SenderStore.overdue(workspace, channel, before: Timestamp(milliseconds: 1), limit: 500)
        ),
    ]

    @Test(arguments: queries.indices)
    func `The sweeper reads the messages in question, not all there are`(place: Int) async throws {
        let world = try await MessagingWorld(.sqlite)
        let (index, sql) = Self.queries[place]

        let plan: [String] = try await world.database.read { transaction in
            try transaction.rows("EXPLAIN QUERY PLAN " + sql).map { try $0["detail"] }
        }

        #expect(plan.contains { $0.contains("INDEX \(index) ") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}

import Storage
import TestSupport
import Testing

/// The one statement whose text differs between the engines.
@Suite(.timeLimit(.minutes(2)))
struct JobClaimTests {
    @Test(arguments: TestDatabase.all)
    func `Eight workers claim 200 jobs, none twice`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        try await database.write { transaction in
            try transaction.runEach((1...200).map { Fixtures.insert($0, "job \($0)", amount: 0) })
        }

        let claimed = try await withThrowingTaskGroup(of: [Int].self) { group in
            for worker in 1...8 {
                group.addTask {
                    var mine: [Int] = []
                    while true {
                        let batch = try await database.write { transaction in
                            try transaction.rows(
                                """
                                UPDATE items SET amount = \(worker) WHERE id IN (
                                    SELECT id FROM items WHERE amount = 0 ORDER BY id LIMIT \(7)
                                    \(postgres: "FOR UPDATE SKIP LOCKED")
                                ) RETURNING *
                                """
                            ).map { row -> Int in try row["id"] }
                        }
                        if batch.isEmpty { return mine }
                        mine += batch
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }

        #expect(claimed.sorted() == Array(1...200))
    }
}

import Credits
import Foundation
import Primitives
import Storage

/// Messages a second that are reserved and charged: in batches, one by one, one by one by many callers over a thousand
/// wallets, and PostgreSQL's own bench doing the same two steps on the same disk.
func benchSettle(messages: Int, _ folder: BenchFolder) async throws {
    let stage = try await LedgerStage("\(folder.path)/settle.sqlite", workspaces: 1000)
    let hot = stage.workspaces[0]

    let ids = stage.ids(messages)
    let batched = try await milliseconds {
        try await stage.reserve(ids, in: hot, reference: "batched")
        for start in stride(from: 0, to: ids.count, by: 1000) {
            try await stage.settle(ids[start..<min(start + 1000, ids.count)].map(stage.word), in: hot)
        }
    }
    let few = stage.ids(max(messages / 50, 100))
    let single = try await milliseconds {
        for id in few {
            try await stage.reserve([id], in: hot, reference: "single \(id)")
            try await stage.settle([stage.word(id)], in: hot)
        }
    }
    let many = stage.ids(max(messages / 10, 1000))
    let spread = try await milliseconds {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<64 {
                group.addTask {
                    for place in stride(from: caller, to: many.count, by: 64) {
                        let workspace = stage.workspaces[place % stage.workspaces.count]
                        try await stage.reserve([many[place]], in: workspace, reference: "spread \(many[place])")
                        try await stage.settle([stage.word(many[place])], in: workspace)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
    try await stage.database.close()

    let rates = (
        batched: Int64(ids.count) * 1000 / batched, single: Int64(few.count) * 1000 / single,
        spread: Int64(many.count) * 1000 / spread
    )
    print("settle: in batches of 1,000        \(rates.batched) messages/s")
    print(
        "settle: one by one, one caller     \(rates.single) messages/s, \(ratio(rates.batched, rates.single)) times less"
    )
    print("settle: one by one, 1,000 wallets  \(rates.spread) messages/s by 64 callers")
    for (name, accounts, aim, ours) in [
        ("hot account   ", 1, 10, rates.batched), ("1,000 accounts", 1000, 3, rates.batched),
    ] as [(String, Int, Int64, Int64)] {
        guard let rate = try PostgreSQLBench(folder).rate(accounts: accounts) else {
            print(
                "settle: pgbench, \(name)    skipped: no server in LODESTONE_TEST_POSTGRES (scripts/bench starts one)"
            )
            continue
        }
        print(
            "settle: pgbench, \(name)    \(rate) messages/s; batches are \(ratio(ours, rate)) times faster (aim \(aim))"
        )
    }
}

import Credits
import Crypto
import Primitives
import Storage

/// Checks and computes anew a wallet that a million messages went through: how long it takes, and whether what is computed is
/// what was there, byte for byte.
func benchRebuild(messages: Int, _ folder: BenchFolder) async throws {
    let stage = try await LedgerStage("\(folder.path)/rebuild.sqlite")
    let workspace = stage.workspaces[0]
    let made = try await milliseconds {
        for campaign in 0..<messages / 10_000 {
            let ids = stage.ids(10_000)
            try await stage.reserve(ids, in: workspace, reference: "campaign \(campaign)")
            for start in stride(from: 0, to: ids.count, by: 1000) {
                // One in ten fails, so that holds give back too.
                let words = ids[start..<start + 1000].enumerated().map { place, id in
                    place % 10 == 0 ? Word(id, .failed) : stage.word(id)
                }
                try await stage.settle(words, in: workspace)
            }
        }
    }
    let before = try await stage.counters()
    var findings = 0
    let verified = try await milliseconds { findings += try await stage.service.verify().count }
    let rebuilt = try await milliseconds { findings += try await stage.service.rebuild(repair: false).count }
    // Every counter that the replay computes is lost, and written anew from the journal and the entries.
    try await stage.database.write { transaction in
        for loss: SQL in [
            "UPDATE hold_lots SET used = 0, freed = 0", "UPDATE holds SET captured = 0, released = 0",
            "UPDATE lots SET used = 0, held = 0, expired = 0, clawed = 0", "UPDATE charges SET charged = 0",
            "UPDATE wallets SET available = available + spent, spent = 0, last_sequence = 0",
        ] { try transaction.run(loss) }
    }
    let repaired = try await milliseconds { _ = try await stage.service.rebuild(repair: true) }
    let isSame = try await stage.counters() == before
    print(
        "rebuild: \(messages) messages (made in \(made / 1000) s): verify \(verified) ms, rebuild \(rebuilt) ms, "
            + "\(findings) findings; together \(ratio(verified + rebuilt, 1000)) s (aim 10)"
    )
    print("rebuild: all counters lost and repaired in \(repaired) ms; byte for byte the same: \(isSame ? "yes" : "NO")")
    try await stage.database.close()
}

extension LedgerStage {
    /// A hash over every row of what the replay computes.
    fileprivate func counters() async throws -> [UInt8] {
        try await database.read { transaction in
            var hash = SHA256()
            for table in ["wallets", "lots", "holds", "hold_lots"] {
                for row in try transaction.rows("SELECT * FROM \(raw: table) ORDER BY 1, 2, 3") {
                    hash.update(data: Array("\(table) \(row.all)\n".utf8))
                }
            }
            var last: Int64 = 0
            while true {
                let rows = try transaction.rows(
                    "SELECT * FROM charges WHERE workspace_id = 1 AND message_id > \(last) ORDER BY message_id LIMIT 10000"
                )
                for row in rows {
                    hash.update(data: Array("\(row.all)\n".utf8))
                    last = try row["message_id"]
                }
                if rows.count < 10_000 { return Array(hash.finalize()) }
            }
        }
    }
}

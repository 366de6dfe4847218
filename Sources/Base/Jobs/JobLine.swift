import Primitives
import Storage

/// The jobs of one workspace and queue that share an ordering key: one runs at a time, the lowest id first.
///
/// Only the first needs to be found by workers. A worker that meets a later one takes it out of the claim index
/// (`park`), and whoever changes which is first puts that one back (`promote`), so a line of any length costs a claim
/// nothing. Both happen under the line's lock: otherwise a job could be parked behind one that has just ended.
struct JobLine: Hashable, Sendable {
    let workspace: WorkspaceID
    let queue: String
    let key: String

    /// Keeps workers of other processes from changing who is first, until the transaction ends.
    ///
    /// Taken before any of the line's rows, always, so that two who want both never wait for each other. SQLite has
    /// one writer and needs none.
    func lock(in transaction: Transaction) throws {
        guard transaction.dialect == .postgres else { return }
        let scoped = Self.scoped("CAST(\(word) AS BIGINT)")
        _ = try transaction.rows("SELECT CAST(pg_advisory_xact_lock(\(scoped)) AS TEXT) AS locked")
    }

    /// Those of `lines` that could be locked without waiting.
    static func tryLock(_ lines: Set<JobLine>, in transaction: Transaction) throws -> Set<JobLine> {
        guard transaction.dialect == .postgres, !lines.isEmpty else { return lines }
        let words = Set(lines.map(\.word)).sorted().map { SQL("(CAST(\($0) AS BIGINT))") }
        let rows = try transaction.rows(
            """
            SELECT word FROM (VALUES \(words.joined())) AS words (word)
            WHERE pg_try_advisory_xact_lock(\(Self.scoped("word")))
            """
        )
        let locked = Set(try rows.map { row -> Int64 in try row["word"] })
        return lines.filter { locked.contains($0.word) }
    }

    /// Lets workers find the line's first job again. Its lock must be held.
    ///
    /// Writes the row even when it is in the index already: a neighbour that parks it at this moment collides with us
    /// instead of being overlooked.
    func promote(in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE jobs SET claim_at = COALESCE(leased_until, run_at)
            WHERE workspace_id = \(workspace) AND id = (
                SELECT id FROM jobs
                WHERE workspace_id = \(workspace) AND queue = \(queue) AND ordering_key = \(key)
                ORDER BY id LIMIT 1
            )
            """
        )
    }

    /// Locks are the whole server database's; two instances may share one, each in its schema.
    private static func scoped(_ word: SQL) -> SQL {
        "hashtextextended(CAST(current_schema() AS TEXT), \(word))"
    }

    /// The lock's name: FNV-1a (64 bits) over the parts. Two lines that share a word only wait for each other.
    private var word: Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "jobs/\(workspace)/\(queue)/\(key)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return Int64(bitPattern: hash)
    }
}

extension [SQL] {
    /// The pieces with commas between them.
    func joined() -> SQL {
        dropFirst().reduce(first ?? "") { $0 + ", " + $1 }
    }
}

import Primitives
import Storage

/// SQL of `journal_seals`, and the rows they are about.
struct SealStore {
    private static let pageSize = 5000

    let transaction: Transaction
    let workspace: WorkspaceID

    func last() throws -> JournalSeal? {
        try transaction.row(
            "SELECT * FROM journal_seals WHERE workspace_id = \(workspace) ORDER BY seq_from DESC LIMIT 1"
        ).map(JournalSeal.init)
    }

    /// Oldest first.
    func all() throws -> [JournalSeal] {
        try transaction.rows("SELECT * FROM journal_seals WHERE workspace_id = \(workspace) ORDER BY seq_from")
            .map(JournalSeal.init)
    }

    func insert(_ seal: JournalSeal) throws {
        try transaction.run(
            """
            INSERT INTO journal_seals (workspace_id, seq_from, seq_to, hash, at)
            VALUES (\(workspace), \(seal.from), \(seal.through), \(seal.hash), \(seal.at))
            """
        )
    }

    /// The hash of the rows from one to another, and the last of them that is there.
    func hash(from first: Int64, through end: Int64, after previous: [UInt8]) throws -> (hash: [UInt8], last: Int64) {
        var rows = SealedRows(after: previous)
        var last = first - 1
        while last < end {
            let page = try transaction.rows(
                """
                SELECT * FROM transfers WHERE workspace_id = \(workspace) AND sequence > \(last) AND sequence <= \(end)
                ORDER BY sequence LIMIT \(Self.pageSize)
                """
            )
            for row in page {
                try rows.add(row)
                last = try row["sequence"]
            }
            if page.count < Self.pageSize { break }
        }
        return (rows.digest, last)
    }
}

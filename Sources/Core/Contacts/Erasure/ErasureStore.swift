import Primitives
import Storage

/// The rows of deletions and erasures, inside a transaction of the caller's.
struct ErasureStore {
    static let graceDays = 30

    let transaction: Transaction
    let workspace: WorkspaceID

    func graceDays() throws -> Int {
        let row = try transaction.row("SELECT days FROM contact_grace WHERE workspace_id = \(workspace)")
        return try row.map { try $0["days"] } ?? Self.graceDays
    }

    func setGrace(days: Int) throws {
        try transaction.run(
            """
            INSERT INTO contact_grace (workspace_id, days) VALUES (\(workspace), \(days))
            ON CONFLICT (workspace_id) DO UPDATE SET days = excluded.days
            """
        )
    }

    /// False when the contact is deleted already, or is not there.
    func delete(_ id: ContactID, at moment: Timestamp) throws -> Bool {
        try transaction.run(
            """
            UPDATE contacts SET deleted_at = \(moment)
            WHERE workspace_id = \(workspace) AND id = \(id) AND deleted_at IS NULL
            """
        ) == 1
    }

    /// False when the contact is not deleted, or is erased.
    func restore(_ id: ContactID) throws -> Bool {
        try transaction.run(
            """
            UPDATE contacts SET deleted_at = NULL
            WHERE workspace_id = \(workspace) AND id = \(id) AND deleted_at IS NOT NULL AND erased_at IS NULL
            """
        ) == 1
    }

    func insert(_ erasure: Erasure) throws {
        try transaction.run(
            """
            INSERT INTO erasures (workspace_id, id, contact_id, state, requested_by, requested_at, counts)
            VALUES (\(workspace), \(erasure.id), \(erasure.contact), 'running', \(erasure.requestedBy),
                \(erasure.requestedAt), '{}')
            """
        )
    }

    func find(_ id: ErasureID) throws -> Erasure? {
        try transaction.row("SELECT * FROM erasures WHERE workspace_id = \(workspace) AND id = \(id)").map(Erasure.init)
    }

    func find(of contact: ContactID) throws -> Erasure? {
        try transaction.row(
            "SELECT * FROM erasures WHERE workspace_id = \(workspace) AND contact_id = \(contact) ORDER BY id DESC LIMIT 1"
        ).map(Erasure.init)
    }

    func note(_ counts: [String: Int], of id: ErasureID) throws {
        try transaction.run(
            "UPDATE erasures SET counts = \(try JSON.text(counts)) WHERE workspace_id = \(workspace) AND id = \(id)"
        )
    }

    func finish(_ id: ErasureID, digest: String, at moment: Timestamp) throws {
        try transaction.run(
            """
            UPDATE erasures SET state = 'done', digest = \(digest), finished_at = \(moment)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }
}

extension Erasure {
    init(_ row: Row) throws {
        let stateText: String = try row["state"]
        id = try row["id"]
        contact = try row["contact_id"]
        state = State(rawValue: stateText) ?? .running
        requestedBy = try row["requested_by"]
        requestedAt = try row["requested_at"]
        finishedAt = try row["finished_at"]
        counts = try JSON.value(try row["counts"])
        digest = try row["digest"]
    }
}

import Primitives
import Storage

/// Reads the journal for people: each row with the name of what it is about.
struct JournalStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    struct Filter: Sendable {
        var kind: TransferKind?
        /// Inclusive.
        var from: Timestamp?
        /// Exclusive.
        var to: Timestamp?
    }

    struct Line: Sendable {
        let sequence: Int64
        let at: Timestamp
        let kind: TransferKind
        let amount: Points
        /// Of the hold, of the grant, or of the reconciled day.
        let reference: String?
        /// The hold's name for a person.
        let label: String?

        /// What it did to the available balance.
        var moved: Points {
            if kind.credit == .available { return amount }
            return kind.debit == .available ? -amount : .zero
        }
    }

    /// The newest first, from the one before `last`.
    func newest(_ filter: Filter, before last: Int64?, limit: Int) throws -> [Line] {
        var sql = selection(filter)
        if let last { sql += " AND t.sequence < \(last)" }
        return try transaction.rows(sql + " ORDER BY t.sequence DESC LIMIT \(limit)").map(Line.init)
    }

    /// The oldest first, from the one after `last`, and none beyond `end`: the journal only grows, so that an export in
    /// many pages shows the state at `end` whatever is written meanwhile.
    func oldest(_ filter: Filter, after last: Int64, through end: Int64, limit: Int) throws -> [Line] {
        let sql = selection(filter) + " AND t.sequence > \(last) AND t.sequence <= \(end)"
        return try transaction.rows(sql + " ORDER BY t.sequence LIMIT \(limit)").map(Line.init)
    }

    /// How much a movement came to that was written before; `nil` when it was not.
    func amount(of idempotencyKey: String) throws -> Points? {
        try transaction.row(
            """
            SELECT amount FROM transfers
            WHERE workspace_id = \(workspace) AND idempotency_key = \(idempotencyKey)
            """
        )?["amount"]
    }

    /// How much of the available balance came after a row.
    func availableSince(_ sequence: Int64) throws -> Points {
        try transaction.row(
            """
            SELECT CAST(coalesce(sum(
                CASE WHEN credit = 'available' THEN amount WHEN debit = 'available' THEN -amount ELSE 0 END
            ), 0) AS BIGINT) AS moved
            FROM transfers WHERE workspace_id = \(workspace) AND sequence > \(sequence)
            """
        )?["moved"] ?? .zero
    }

    private func selection(_ filter: Filter) -> SQL {
        var sql: SQL = """
            SELECT t.sequence, t.at, t.kind, t.amount, h.label, coalesce(
                    h.reference, l.reference, CASE WHEN t.kind = 'shortfall' THEN \(Transfer.shortfallReference) END
                ) AS reference
            FROM transfers t
            LEFT JOIN holds h ON h.workspace_id = t.workspace_id AND h.id = t.hold_id
            LEFT JOIN lots l ON l.workspace_id = t.workspace_id AND l.id = t.lot_id
            WHERE t.workspace_id = \(workspace)
            """
        if let kind = filter.kind { sql += " AND t.kind = \(kind)" }
        if let from = filter.from { sql += " AND t.at >= \(from)" }
        if let to = filter.to { sql += " AND t.at < \(to)" }
        return sql
    }
}

extension JournalStore.Line {
    init(_ row: Row) throws {
        sequence = try row["sequence"]
        at = try row["at"]
        kind = try row["kind"]
        amount = try row["amount"]
        reference = try row["reference"]
        label = try row["label"]
    }
}

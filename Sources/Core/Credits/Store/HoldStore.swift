import Primitives
import Storage

/// SQL of `holds` and `hold_lots`.
///
/// The index is named where the alternative is to look through all of a workspace: see `SQL.indexed`.
struct HoldStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    func find(_ id: HoldID) throws -> Hold? {
        try transaction.row("SELECT * FROM holds WHERE workspace_id = \(workspace) AND id = \(id)").map(Hold.init)
    }

    func find(reference: String) throws -> Hold? {
        try transaction.row(
            "SELECT * FROM holds WHERE workspace_id = \(workspace) AND reference = \(reference)"
        ).map(Hold.init)
    }

    /// Those with money in them, the oldest first.
    func open(limit: Int) throws -> [Hold] {
        try transaction.rows(
            """
            SELECT * FROM holds\(indexed: "holds_open")
            WHERE workspace_id = \(workspace) AND amount > captured + released
            ORDER BY id LIMIT \(limit)
            """
        ).map(Hold.init)
    }

    /// Those with the most money in them.
    func largest(_ limit: Int) throws -> [Hold] {
        try transaction.rows(
            """
            SELECT * FROM holds\(indexed: "holds_open")
            WHERE workspace_id = \(workspace) AND amount > captured + released
            ORDER BY amount - captured - released DESC, id LIMIT \(limit)
            """
        ).map(Hold.init)
    }

    /// Those whose time is over and that nobody has closed.
    func overdue(at now: Timestamp, limit: Int) throws -> [HoldID] {
        try transaction.rows(
            """
            SELECT id FROM holds\(indexed: "holds_open")
            WHERE workspace_id = \(workspace) AND amount > captured + released AND closed_at IS NULL
                AND expires_at <= \(now)
            ORDER BY id LIMIT \(limit)
            """
        ).map { try $0["id"] }
    }

    /// The money side of some holds.
    func funds(_ ids: [HoldID]) throws -> [HoldID: HeldFunds] {
        // SQLite takes 32,766 values in a statement.
        try ids.chunked(by: 5000).reduce(into: [:]) { funds, ids in
            for one in try amounts(ids) { funds[one.id] = one }
            for (hold, portion) in try portions(ids) { funds[hold]?.portions.append(portion) }
        }
    }

    private func amounts(_ ids: [HoldID]) throws -> [HeldFunds] {
        try transaction.rows(
            """
            SELECT id, amount, captured, released FROM holds
            WHERE workspace_id = \(workspace) AND id IN \(list: ids)
            """
        ).map { row in
            HeldFunds(
                id: try row["id"],
                amount: try row["amount"],
                captured: try row["captured"],
                released: try row["released"]
            )
        }
    }

    private func portions(_ ids: [HoldID]) throws -> [(HoldID, HeldFunds.Portion)] {
        try transaction.rows(
            """
            SELECT hold_id, lot_id, amount, used, freed FROM hold_lots
            WHERE workspace_id = \(workspace) AND hold_id IN \(list: ids) ORDER BY hold_id, place
            """
        ).map { row in
            let portion = HeldFunds.Portion(
                lot: try row["lot_id"],
                amount: try row["amount"],
                used: try row["used"],
                freed: try row["freed"]
            )
            return (try row["hold_id"], portion)
        }
    }

    func insert(_ hold: Hold) throws {
        try transaction.run(
            """
            INSERT INTO holds (
                workspace_id, id, reference, label, purpose, api_key_id, amount, expires_at, opened_at)
            VALUES (
                \(workspace), \(hold.id), \(hold.reference), \(hold.label), \(hold.purpose), \(hold.key),
                \(hold.amount), \(hold.expiresAt), \(hold.openedAt))
            """
        )
    }

    func insert(portionsOf funds: HeldFunds) throws {
        try transaction.runEach(
            zip(0..., funds.portions).map { place, portion in
                """
                INSERT INTO hold_lots (workspace_id, hold_id, place, lot_id, amount)
                VALUES (\(workspace), \(funds.id), \(place), \(portion.lot), \(portion.amount))
                """
            }
        )
    }

    /// Writes what differs between the two states of the same holds.
    func update(from before: [HoldID: HeldFunds], to after: [HoldID: HeldFunds]) throws {
        let changed = after.values.filter { $0 != before[$0.id] && before[$0.id] != nil }.sorted { $0.id < $1.id }
        try transaction.runEach(
            changed.map { funds in
                """
                UPDATE holds SET captured = \(funds.captured), released = \(funds.released)
                WHERE workspace_id = \(workspace) AND id = \(funds.id)
                """
            }
        )
        try transaction.runEach(
            changed.flatMap { funds in
                zip(0..., zip(funds.portions, before[funds.id]?.portions ?? [])).filter { $1.0 != $1.1 }.map {
                    place,
                    pair in
                    """
                    UPDATE hold_lots SET used = \(pair.0.used), freed = \(pair.0.freed)
                    WHERE workspace_id = \(workspace) AND hold_id = \(funds.id) AND place = \(place)
                    """
                }
            }
        )
    }

    /// Takes from what no message has been assigned yet. False when that is less, or the hold is closed.
    func assign(_ amount: Points, from id: HoldID) throws -> Bool {
        try transaction.run(
            """
            UPDATE holds SET assigned = assigned + \(amount)
            WHERE workspace_id = \(workspace) AND id = \(id) AND assigned + \(amount) <= amount AND closed_at IS NULL
            """
        ) == 1
    }

    func extend(_ id: HoldID, endingBefore soon: Timestamp, to moment: Timestamp) throws {
        try transaction.run(
            """
            UPDATE holds SET expires_at = \(moment)
            WHERE workspace_id = \(workspace) AND id = \(id) AND closed_at IS NULL AND expires_at < \(soon)
            """
        )
    }

    func close(_ id: HoldID, at now: Timestamp) throws {
        try transaction.run(
            "UPDATE holds SET closed_at = \(now) WHERE workspace_id = \(workspace) AND id = \(id) AND closed_at IS NULL"
        )
    }
}

extension Hold {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"],
            reference: try row["reference"],
            label: try row["label"],
            purpose: try row["purpose"],
            key: try row["api_key_id"],
            amount: try row["amount"],
            assigned: try row["assigned"],
            captured: try row["captured"],
            released: try row["released"],
            expiresAt: try row["expires_at"],
            openedAt: try row["opened_at"],
            closedAt: try row["closed_at"]
        )
    }
}

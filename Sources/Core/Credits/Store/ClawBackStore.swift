import Primitives
import Storage

/// SQL of `clawbacks`.
struct ClawBackStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    struct Line {
        let reference: String
        let lot: LotID
        let amount: Points
        let result: ClawBack
    }

    func find(reference: String) throws -> Line? {
        try transaction.row(
            "SELECT * FROM clawbacks WHERE workspace_id = \(workspace) AND reference = \(reference)"
        ).map(Line.init)
    }

    /// What was taken back of a grant so far.
    func sum(of lot: LotID) throws -> Points {
        try transaction.row(
            """
            SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) AS amount FROM clawbacks
            WHERE workspace_id = \(workspace) AND lot_id = \(lot)
            """
        )?["amount"] ?? .zero
    }

    func insert(_ line: Line, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO clawbacks (workspace_id, reference, lot_id, amount, taken, at)
            VALUES (\(workspace), \(line.reference), \(line.lot), \(line.amount), \(line.result.taken), \(now))
            """
        )
    }
}

extension ClawBackStore.Line {
    init(_ row: Row) throws {
        reference = try row["reference"]
        lot = try row["lot_id"]
        amount = try row["amount"]
        let taken: Points = try row["taken"]
        result = ClawBack(taken: taken, debt: amount - taken)
    }
}

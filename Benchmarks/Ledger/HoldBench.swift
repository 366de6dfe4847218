import Credits
import Primitives
import Storage

/// How many rows the hold of a campaign touches.
func benchHold(recipients: Int64, _ folder: BenchFolder) async throws {
    let stage = try await LedgerStage("\(folder.path)/hold.sqlite")
    let (service, workspace, until) = (stage.service, stage.workspaces[0], stage.ambient.now() + .days(1))
    guard let total = stage.quote.amount.times(recipients) else { throw CreditError.overflow }
    // Several lots, so that the hold has more than one portion.
    try await stage.database.write { transaction in
        for part in 1...3 {
            try service.ledger(in: transaction).grant(
                workspace,
                kind: .promotion,
                amount: Points(recipients / 10),
                reference: "lot \(part)"
            )
        }
    }
    let rows = try await stage.database.write { transaction -> Int in
        let counting = RowCounter(transaction)
        try service.ledger(in: Transaction(counting)).hold(
            workspace,
            reference: "campaign",
            amount: total,
            expiresAt: until
        )
        return counting.rows
    }
    print("hold: \(recipients) recipients change \(rows) rows (aim at most 20)")
    try await stage.database.close()
}

/// Counts the rows that statements change.
private final class RowCounter: Session {
    private let inner: Transaction
    private(set) var rows = 0

    init(_ inner: Transaction) {
        self.inner = inner
    }

    var dialect: Dialect { inner.dialect }

    func run(_ sql: SQL) throws -> Int {
        let changed = try inner.run(sql)
        rows += changed
        return changed
    }

    func rows(_ sql: SQL) throws -> [Row] {
        let answer = try inner.rows(sql)
        // One that changes and gives back what it changed.
        let text = sql.rendered(for: dialect).text
        if text.contains("RETURNING") { rows += answer.count }
        return answer
    }

    func runEach(_ statements: [SQL]) throws -> [Int] {
        let changed = try inner.runEach(statements)
        rows += changed.reduce(0, +)
        return changed
    }

    func runScript(_ text: String) throws { try inner.runScript(text) }
}

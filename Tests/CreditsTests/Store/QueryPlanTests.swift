import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// How SQLite finds what the ledger asks for, in a workspace that has sent much: by the index that holds only what is open,
/// with statistics and without.
struct QueryPlanTests {
    @Test(arguments: [true, false])
    func `No statement of the ledger looks through a workspace`(hasStatistics: Bool) async throws {
        let bank = try await Bank.open(.sqlite, points: 10_000)
        try await fill(bank)
        let steps = try await bank.database.write { transaction in
            try transaction.runScript("PRAGMA analysis_limit = 400; ANALYZE")
            // Emptied, not dropped, and loaded anew: as in a file that was never analysed.
            if !hasStatistics { try transaction.runScript("DELETE FROM sqlite_stat1; ANALYZE sqlite_schema") }
            let planning = PlanningSession(transaction)
            try work(bank.service.ledger(in: Transaction(planning)), bank)
            return planning.steps
        }

        for index in [
            "charges_open", "charges_deadline", "charges_suspended", "holds_open", "lots_live", "holds_opened",
        ] {
            #expect(steps.contains { $0.contains("USING INDEX \(index) (workspace_id=?") }, "\(index)")
        }
        #expect(steps.contains("SEARCH charges USING INDEX charges_open (workspace_id=? AND hold_id=?)"))
        #expect(steps.contains("SEARCH charges USING INDEX charges_deadline (workspace_id=? AND deadline_at<?)"))
        // With statistics SQLite knows that the others have a handful of rows, and reads them through.
        let small = hasStatistics ? [] : ["charge_entries", "hold_lots", "transfers", "events", "jobs"]
        let tables = ["charges", "holds", "lots"] + small
        for step in steps {
            let words = step.split(separator: " ")
            guard words.count > 1, tables.contains(String(words[1])) else { continue }
            #expect(words[0] != "SCAN", "\(step)")
            let isWhole = step.hasSuffix("(workspace_id=?)")
            #expect(!isWhole || !step.contains("PRIMARY KEY") && !step.contains("autoindex"), "\(step)")
        }
    }

    /// Everything that asks for what is open: alerts (the largest holds), the close of a hold, and the upkeep.
    private func work(_ ledger: Ledger, _ bank: Bank) throws {
        let workspace = bank.workspace
        let all = try ledger.wallet(workspace).available
        let hold = try ledger.hold(workspace, reference: "last", amount: all, expiresAt: bank.now + .days(1))
        try ledger.assign(workspace, hold: hold, charges: [(MessageID(rawValue: 9_000_001), try bank.quote())])
        try ledger.settle(workspace, [bank.delivered(9_000_001)])
        try ledger.expireOverdue(workspace)
        try ledger.closeOverdueHolds(workspace)
        try ledger.priceSuspended(workspace)
        try ledger.close(workspace, hold: hold)
        let lot = try ledger.grant(workspace, kind: .purchase, amount: Points(9), reference: "again")
        _ = try ledger.previewClawBack(workspace, lot: lot, amount: Points(1))
        try ledger.freeze(workspace, lot: lot, amount: Points(2), reference: "d")
        try ledger.thaw(workspace, reference: "d")
        try ledger.clawBack(workspace, lot: lot, amount: Points(1), reference: "r")
        try ledger.expireLots(workspace)
        try ledger.setCaps(workspace, Caps(day: Points(50_000), apiKeys: [APIKeyID(rawValue: 1): Points(9)]))
        let capped = try ledger.hold(
            workspace,
            reference: "capped",
            amount: Points(1),
            expiresAt: bank.now + .days(1),
            by: .apiKey(APIKeyID(rawValue: 1))
        )
        try ledger.close(workspace, hold: capped)
        _ = try ledger.caps(workspace)
        try ledger.setCaps(workspace, Caps())
        _ = try ledger.forecast(workspace)
        try ledger.tellDaysLeft(workspace)
        _ = try ledger.nextDeadline(workspace)
        _ = try ledger.spent(workspace, since: bank.now - .days(1))
    }

    /// A history: 5,000 holds that are used up, with a message and a capture of each.
    private func fill(_ bank: Bank) async throws {
        let now = bank.now
        try await bank.database.write { transaction in
            let numbers: SQL = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
            try transaction.run(
                """
                INSERT INTO holds (workspace_id, id, reference, label, amount, assigned, captured, expires_at, opened_at)
                \(numbers) SELECT \(bank.workspace), 1000000 + i, 'r' || i, 'l', 1, 1, 1, \(now), \(now) FROM n
                """
            )
            try transaction.run(
                """
                INSERT INTO charges (
                    workspace_id, message_id, hold_id, market, category, quote, state, keep_held, assigned_at)
                \(numbers) SELECT \(bank.workspace), 3000000 + i, 1000000 + i, 'India', 'marketing', 1, 3, 1, \(now) FROM n
                """
            )
            try transaction.run(
                """
                INSERT INTO transfers (
                    workspace_id, sequence, kind, debit, credit, amount, idempotency_key, hold_id, at)
                \(numbers) SELECT \(bank.workspace), 5000000 + i, 'capture', 'held', 'spent', 1, 'k' || i, 1000000 + i, i FROM n
                """
            )
            try transaction.run(
                """
                INSERT INTO lots (workspace_id, id, kind, reference, amount, used, priority, granted_at)
                \(numbers) SELECT \(bank.workspace), 4000000 + i, 'purchase', 'l' || i, 1, 1, 20, \(now) FROM n
                """
            )
        }
    }
}

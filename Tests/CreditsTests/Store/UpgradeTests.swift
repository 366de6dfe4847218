import Credits
import Events
import Primitives
import Storage
import TestSupport
import Testing

/// A database with data in it, written by the program before m0223.
struct UpgradeTests {
    private let workspace = Bank.workspace

    private static func isOfCredits(_ migration: Migration) -> Bool {
        migration.name.hasPrefix("m022") || migration.name.hasPrefix("m027")
    }

    /// 50 bought, 10 held of them by two messages, of which one was delivered. One was assigned by a lease, which still has 3.
    private static let rows = """
        INSERT INTO wallets (workspace_id, book, available, held, spent, paid_in, last_sequence, last_at, opened_at)
            VALUES (7, 'INR', 40, 8, 2, 50, 3, 1000, 1000);
        INSERT INTO lots (workspace_id, id, kind, reference, amount, held, used, priority, granted_at)
            VALUES (7, 1, 'purchase', 'opening', 50, 8, 2, 20, 1000);
        INSERT INTO holds (workspace_id, id, reference, label, amount, leased, captured, expires_at, opened_at)
            VALUES (7, 10, 'a', 'A', 10, 8, 2, 9000000000000, 1000);
        INSERT INTO hold_lots (workspace_id, hold_id, place, lot_id, amount, used) VALUES (7, 10, 0, 1, 10, 2);
        INSERT INTO leases (workspace_id, id, hold_id, owner, amount, assigned, expires_at) VALUES (7, 20, 10, 'o', 5, 2, 2000);
        INSERT INTO charges (
            workspace_id, message_id, hold_id, lease_id, market, category, quote, state, charged, keep_held, batch_id,
            assigned_at)
            VALUES (7, 1, 10, 20, 'India', 'marketing', 2, 3, 2, 1, 100, 1000),
                (7, 2, 10, NULL, 'India', 'marketing', 3, 0, 0, 1, NULL, 1000);
        INSERT INTO charge_entries (workspace_id, message_id, kind, amount, batch_id, at) VALUES (7, 1, 'capture', 2, 100, 1000);
        INSERT INTO transfers (workspace_id, sequence, kind, debit, credit, amount, idempotency_key, hold_id, lot_id, batch_id, at)
            VALUES (7, 1, 'purchase', 'paid_in', 'available', 50, 'grant:opening', NULL, 1, NULL, 1000),
                (7, 2, 'hold', 'available', 'held', 10, 'hold:a', 10, NULL, NULL, 1000),
                (7, 3, 'capture', 'held', 'spent', 2, 'capture:10', 10, NULL, 100, 1000);
        INSERT INTO alert_states (workspace_id, name, armed, epoch, changed_at)
            VALUES (7, 'notice', 0, 1, 1000), (7, 'lock', 1, 0, 1000);
        """

    @Test(arguments: TestDatabase.all)
    func `A database from before refunds is brought up to date with everything in it`(kind: TestDatabase) async throws {
        let old = Bank.migrations.filter { !Self.isOfCredits($0) || $0.name < "m0223" }
        let database = try await kind.open(old)
        try await database.write { try $0.runScript(Self.rows) }

        #expect(try await Migrator(Bank.migrations).run(on: database).first == "m0223_credits_clawbacks")

        let ambient = Ambient.test(TestClock())
        let events = EventLog(ambient: ambient, subscribers: [])
        let service = CreditService(database: database, ambient: ambient, events: events)
        let findings = try await service.verify() + service.rebuild(repair: false)
        #expect(findings.isEmpty, "\(findings)")
        let assigned = try await database.read {
            try service.ledger(in: $0).hold(workspace, HoldID(rawValue: 10)).assigned
        }
        #expect(assigned == Points(micro: 5))
        for change: SQL in ["UPDATE transfers SET amount = 1", "DELETE FROM transfers"] {
            await #expect(throws: DatabaseError.raised("append-only")) {
                try await database.write { try $0.run(change) }
            }
        }
        await #expect(throws: DatabaseError.self) {
            try await database.write { try $0.run("UPDATE lots SET clawed = 41") }
        }

        let refund = try await database.write {
            try service.ledger(in: $0).clawBack(
                workspace,
                lot: LotID(rawValue: 1),
                amount: Points(micro: 45),
                reference: "r"
            )
        }
        #expect(refund == ClawBack(taken: Points(micro: 40), debt: Points(micro: 5)))
        let later = try await service.verify() + service.rebuild(repair: false)
        #expect(later.isEmpty, "\(later)")
    }

    @Test(arguments: TestDatabase.all)
    func `A movement is written once after the upgrade too`(kind: TestDatabase) async throws {
        let old = Bank.migrations.filter { !Self.isOfCredits($0) || $0.name < "m0223" }
        let database = try await kind.open(old)
        try await database.write { try $0.runScript(Self.rows) }
        try await Migrator(Bank.migrations).run(on: database)

        await #expect(throws: DatabaseError.self) {
            try await database.write {
                try $0.run(
                    """
                    INSERT INTO transfers (workspace_id, sequence, kind, debit, credit, amount, idempotency_key, at)
                    VALUES (7, 4, 'purchase', 'paid_in', 'available', 50, 'grant:opening', 1000)
                    """
                )
            }
        }
    }
}

import Primitives
import Storage
import TestSupport
import Testing

@testable import Credits

/// I13: what was sealed stays as it was.
struct SealTests {
    /// Two seals over four rows.
    private func sealed(_ kind: TestDatabase) async throws -> Bank {
        let bank = try await Bank.open(kind, points: 100)
        _ = try await bank.campaign(1...3)
        try await bank.write { try $0.sealJournal(bank.workspace) }
        try await bank.settle([bank.delivered(1), bank.failed(2)])
        try await bank.write { try $0.sealJournal(bank.workspace) }
        try await bank.expectSound()
        return bank
    }

    /// Somebody with the database's password takes the triggers away first.
    private func bend(_ bank: Bank, _ lie: SQL) async throws {
        try await bank.database.write { transaction in
            switch transaction.dialect {
            case .sqlite:
                for table in ["transfers", "journal_seals"] {
                    try transaction.runScript("DROP TRIGGER \(table)_no_update; DROP TRIGGER \(table)_no_delete")
                }
            case .postgres:
                try transaction.runScript(
                    "ALTER TABLE transfers DISABLE TRIGGER USER; ALTER TABLE journal_seals DISABLE TRIGGER USER"
                )
            }
            try transaction.run(lie)
        }
    }

    private static let lies: [SQL] = [
        "UPDATE transfers SET idempotency_key = 'another' WHERE sequence = 2",
        "UPDATE transfers SET at = at - 1 WHERE sequence = 1",
        "UPDATE transfers SET lot_id = NULL WHERE sequence = 1",
        "UPDATE transfers SET amount = amount + 1 WHERE sequence = 2",
        "DELETE FROM transfers WHERE sequence = 4",
        "UPDATE journal_seals SET hash = \([UInt8](repeating: 0, count: 32)) WHERE seq_from = 1",
        "UPDATE journal_seals SET seq_to = 3 WHERE seq_from = 3",
        "DELETE FROM journal_seals WHERE seq_from = 1",
    ]

    @Test(arguments: TestDatabase.all)
    func `A sealed journal that is bent is found`(kind: TestDatabase) async throws {
        for lie in Self.lies {
            let bank = try await sealed(kind)
            try await bend(bank, lie)

            let findings = try await bank.service.verify(bank.workspace)

            #expect(findings.contains { $0.invariant == "I13" }, "\(lie.rendered(for: .sqlite).text): \(findings)")
        }
    }

    /// Somebody who can compute hashes and bends a seal with what it covers.
    private func reseal(_ bank: Bank, from first: Int64, through end: Int64) async throws {
        try await bank.database.write { transaction in
            let hash = try SealStore(transaction: transaction, workspace: bank.workspace)
                .hash(from: first, through: end, after: []).hash
            try transaction.run("UPDATE journal_seals SET hash = \(hash) WHERE seq_from = \(first)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A seal that was taken out is found, though the next was computed anew without it`(
        kind: TestDatabase
    ) async throws {
        let bank = try await sealed(kind)
        try await bend(bank, "DELETE FROM journal_seals WHERE seq_from = 1")
        try await reseal(bank, from: 3, through: 4)

        let findings = try await bank.service.verify(bank.workspace)

        #expect(findings.contains { $0.invariant == "I13" && $0.sentence == "the seals follow each other" })
    }

    @Test(arguments: TestDatabase.all)
    func `A first seal that was computed anew is found by the next`(kind: TestDatabase) async throws {
        let bank = try await sealed(kind)
        try await bend(bank, "UPDATE transfers SET idempotency_key = 'another' WHERE sequence = 2")
        try await reseal(bank, from: 1, through: 2)

        let findings = try await bank.service.verify(bank.workspace)

        #expect(findings.contains { $0.invariant == "I13" && $0.subject == "transfers 3 to 4" }, "\(findings)")
    }

    @Test(arguments: TestDatabase.all)
    func `A seal covers what was written since the one before, and nothing twice`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        #expect(try await bank.write { try $0.sealJournal(bank.workspace) } == nil)
        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(9), reference: "a") }
        let first = try #require(try await bank.write { try $0.sealJournal(bank.workspace) })
        #expect(first.from == 1 && first.through == 1 && first.text.count == 64)
        #expect(try await bank.write { try $0.sealJournal(bank.workspace) } == nil)
        for reference in ["b", "c"] {
            try await bank.write {
                try $0.grant(bank.workspace, kind: .purchase, amount: Points(1), reference: reference)
            }
        }
        let second = try #require(try await bank.write { try $0.sealJournal(bank.workspace) })
        #expect(second.from == 2 && second.through == 3 && second.hash != first.hash)

        let seal = try #require(try await bank.object("/api/credits/statement")["seal"] as? [String: Any])
        #expect(seal["hash"] as? String == second.text)
        #expect(seal["through"] as? String == "\(TransferID(rawValue: 3))")
        for change: SQL in ["UPDATE journal_seals SET seq_to = 9", "DELETE FROM journal_seals"] {
            await #expect(throws: DatabaseError.raised("append-only")) {
                try await bank.database.write { try $0.run(change) }
            }
        }
    }

    @Test func `The same journal has the same hash on both engines`() async throws {
        var heads: Set<String> = []
        for kind in TestDatabase.all {
            let bank = try await sealed(kind)
            let head = try await bank.database.read { try bank.service.ledger(in: $0).seal(of: bank.workspace) }
            heads.insert(try #require(head).text)
        }
        #expect(heads.count == 1)
    }
}

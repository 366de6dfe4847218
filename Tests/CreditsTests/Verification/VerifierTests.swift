import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// Every invariant finds what breaks it.
struct VerifierTests {
    /// A wallet with something of everything.
    private func lively(_ kind: TestDatabase) async throws -> Bank {
        let bank = try await Bank.open(kind, points: 100)
        try await bank.write {
            try $0.grant(bank.workspace, kind: .promotion, amount: Points(2), reference: "p", expiresAt: bank.now)
        }
        let hold = try await bank.campaign(1...6, extra: 4)
        let quote = try bank.quote()
        try await bank.write { ledger in
            try ledger.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 7), quote)])
            let lot = try ledger.grant(bank.workspace, kind: .purchase, amount: Points(9), reference: "refunded")
            try ledger.clawBack(bank.workspace, lot: lot, amount: Points(4), reference: "r")
            try ledger.freeze(bank.workspace, lot: lot, amount: Points(2), reference: "d")
        }
        try await bank.settle([bank.delivered(1), bank.delivered(2, .utility), bank.failed(3), bank.failed(4)])
        try await bank.settle([bank.delivered(4)])
        try await bank.write { try $0.sealJournal(bank.workspace) }
        try await bank.expectSound()
        return bank
    }

    /// Which numbers are bent, and which invariants must notice. Constraints are kept: these are lies the schema allows.
    private static let lies: [(SQL, Set<String>)] = [
        ("UPDATE wallets SET available = available + 1, paid_in = paid_in + 1", ["I1", "I4"]),
        ("UPDATE wallets SET held = held + 1, available = available - 1", ["I1", "I3", "I4"]),
        ("UPDATE wallets SET spent = spent + 1, available = available - 1", ["I1", "I4", "I5"]),
        ("UPDATE wallets SET expired = expired + 1, available = available - 1", ["I1", "I4", "I7"]),
        ("UPDATE wallets SET last_sequence = last_sequence + 1", ["I2"]),
        ("UPDATE lots SET used = used - 1 WHERE used > 0", ["I4"]),
        ("UPDATE lots SET held = held - 1 WHERE held > 0", ["I3", "I4"]),
        ("UPDATE lots SET expired = expired - 1 WHERE expired > 0", ["I4", "I7"]),
        ("UPDATE holds SET captured = captured + 1", ["I3"]),
        ("UPDATE holds SET released = released - 1 WHERE released > 0", ["I3"]),
        ("UPDATE hold_lots SET used = used - 1 WHERE used > 0", ["I3"]),
        ("UPDATE hold_lots SET freed = freed - 1 WHERE freed > 0", ["I3"]),
        ("UPDATE holds SET assigned = assigned - 1 WHERE assigned > 0", ["I9"]),
        ("UPDATE lots SET clawed = clawed - 1 WHERE clawed > 0", ["I4"]),
        ("UPDATE clawbacks SET taken = 0, amount = amount - 1", ["I10"]),
        ("UPDATE clawbacks SET amount = amount + 100000000", ["I10"]),
        ("UPDATE charges SET charged = charged + 1 WHERE message_id = 1", ["I5", "I8"]),
        ("UPDATE charges SET state = 5 WHERE message_id = 1", ["I8"]),
        ("UPDATE charges SET state = 3 WHERE message_id = 3", ["I8"]),
        ("UPDATE charges SET state = 2 WHERE message_id = 4", ["I8"]),
        ("UPDATE charges SET quote = quote + 1 WHERE message_id = 7", ["I9"]),
        ("UPDATE charges SET quote = quote + 100000000 WHERE message_id = 5", ["I6", "I9"]),
        ("UPDATE charges SET hold_id = 999 WHERE message_id = 5", ["I6", "I9"]),
        ("DELETE FROM charges WHERE message_id = 1", ["I5", "I8", "I9"]),
        ("UPDATE alert_states SET armed = 1 WHERE name = 'notice'", ["I12"]),
        ("INSERT INTO charge_entries VALUES (7, 1, 'late', 5, 1, 0, NULL)", ["I5", "I8"]),
        (
            "INSERT INTO transfers VALUES (7, 1000, 'hold', 'available', 'held', 5, 'x', NULL, NULL, NULL, 0)",
            ["I1", "I2"]
        ),
        (
            "INSERT INTO transfers VALUES (7, 1000, 'hold', 'available', 'spent', 5, 'x', NULL, NULL, NULL, 0)",
            ["I1", "I2"]
        ),
    ]

    @Test(arguments: TestDatabase.all)
    func `Every number that is bent is found`(kind: TestDatabase) async throws {
        for (lie, names) in Self.lies {
            let bank = try await lively(kind)
            try await bank.database.write { try $0.run(lie) }

            let findings = try await bank.service.verify(bank.workspace)

            #expect(
                Set(findings.map(\.invariant)).isSuperset(of: names),
                "\(lie.rendered(for: .sqlite).text): \(findings)"
            )
            #expect(try await bank.service.verify(WorkspaceID(rawValue: 1)).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A finding is a sentence with both numbers`(kind: TestDatabase) async throws {
        let bank = try await lively(kind)
        try await bank.database.write { try $0.run("UPDATE holds SET assigned = assigned - 1 WHERE assigned > 0") }

        let findings = try await bank.service.verify()

        let text = try #require(findings.first?.description)
        #expect(findings.count == 1)
        #expect(text.hasPrefix("I9 ws_") && text.contains("a hold has assigned what its messages"))
        #expect(text.hasSuffix("Found 6999999, expected 7000000."))
    }

    @Test(arguments: TestDatabase.all)
    func `A rebuild finds bent counters and mends them when told`(kind: TestDatabase) async throws {
        let bank = try await lively(kind)
        let before = try await bank.balances()
        let lies: [SQL] = [
            "UPDATE wallets SET available = available + 5, held = held - 5, last_sequence = last_sequence + 3",
            "UPDATE lots SET used = used + 1, held = held - 1 WHERE held > 0 AND clawed = 0",
            "UPDATE holds SET captured = captured + 1 WHERE captured > 0",
            "UPDATE hold_lots SET freed = freed + 1 WHERE used > 0",
            "UPDATE lots SET clawed = clawed - 1 WHERE clawed > 0",
            "UPDATE charges SET charged = 77 WHERE message_id = 1",
        ]
        try await bank.database.write { transaction in
            for lie in lies { try transaction.run(lie) }
        }

        let found = try await bank.service.rebuild(repair: false)
        #expect(found.count == 9, "\(found)")
        #expect(try await bank.balances() != before)
        #expect(try await bank.service.rebuild(bank.workspace, repair: true) == found)

        #expect(try await bank.balances() == before)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A journal that contradicts itself cannot be rebuilt`(kind: TestDatabase) async throws {
        let bank = try await lively(kind)
        try await bank.database.write {
            try $0.run(
                "INSERT INTO transfers VALUES (7, 1000, 'capture', 'held', 'spent', 900000000, 'x', NULL, NULL, NULL, 0)"
            )
        }
        await #expect(throws: CreditError.self) { try await bank.service.rebuild(repair: true) }
    }
}

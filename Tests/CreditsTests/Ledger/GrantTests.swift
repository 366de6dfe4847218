import Credits
import Events
import Primitives
import Storage
import TestSupport
import Testing

struct GrantTests {
    @Test(arguments: TestDatabase.all)
    func `A grant with one reference is made once`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)

        let lots = try await bank.write { ledger in
            try (0..<3).map { _ in
                try ledger.grant(bank.workspace, kind: .purchase, amount: Points(100), reference: "payment 1")
            }
        }

        #expect(Set(lots).count == 1)
        #expect(try await bank.balances() == "100 0 0")
        #expect(try await bank.transfers() == 1)
        await #expect(throws: CreditError.referenceTaken("payment 1")) {
            try await bank.write {
                try $0.grant(bank.workspace, kind: .purchase, amount: Points(101), reference: "payment 1")
            }
        }
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A trial is granted once in the life of a workspace`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)

        let first = try await bank.write { try $0.grantTrial(bank.workspace) }
        let second = try await bank.write { try $0.grantTrial(bank.workspace) }

        #expect(first == second)
        #expect(try await bank.balances() == "50 0 0")
        #expect(try await bank.wallet().balances.promoIn == Points(50))
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A trial that was granted is found when the operator has changed its size since`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind)
        let first = try await bank.write { try $0.grantTrial(bank.workspace) }
        let generous = CreditService(
            database: bank.database,
            ambient: bank.ambient,
            events: EventLog(ambient: bank.ambient, subscribers: []),
            settings: CreditSettings(trial: Points(500))
        )

        let second = try await bank.database.write { try generous.ledger(in: $0).grantTrial(bank.workspace) }

        #expect(second == first)
        #expect(try await bank.balances() == "50 0 0")
    }

    @Test(arguments: TestDatabase.all)
    func `Opening a wallet twice keeps what is in it`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)

        try await bank.write { try $0.open(bank.workspace, book: "USD") }

        #expect(try await bank.balances() == "10 0 0")
        #expect(try await bank.wallet().book == "INR")
        #expect(try await bank.count("SELECT count(*) AS count FROM jobs WHERE kind = 'credits.upkeep'") == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Without a wallet nothing can be done`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let stranger = WorkspaceID(rawValue: 8)

        await #expect(throws: CreditError.noWallet(stranger)) {
            try await bank.write { try $0.grant(stranger, kind: .purchase, amount: Points(1), reference: "x") }
        }
        await #expect(throws: CreditError.noWallet(stranger)) {
            try await bank.write { try $0.hold(stranger, reference: "x", amount: Points(1), expiresAt: bank.now) }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Given points are used before bought ones, and among those what runs out first`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 10)
        let order = try await bank.write { ledger in
            let later = try ledger.grant(
                bank.workspace,
                kind: .promotion,
                amount: Points(1),
                reference: "later",
                expiresAt: bank.now + .days(2)
            )
            let sooner = try ledger.grant(
                bank.workspace,
                kind: .promotion,
                amount: Points(1),
                reference: "sooner",
                expiresAt: bank.now + .days(1)
            )
            let trial = try ledger.grantTrial(bank.workspace)
            try ledger.hold(bank.workspace, reference: "x", amount: Points(4), expiresAt: bank.now + .days(1))
            return [sooner, later, trial]
        }

        let used: [LotID] = try await bank.database.read {
            try $0.rows("SELECT lot_id FROM hold_lots ORDER BY place").map { try $0["lot_id"] }
        }
        #expect(used == order)
    }

    @Test(arguments: TestDatabase.all)
    func `The journal and the entries refuse to be changed`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...1)
        try await bank.settle([bank.delivered(1)])
        let changes: [SQL] = [
            "UPDATE transfers SET amount = 1", "DELETE FROM transfers", "UPDATE charge_entries SET amount = 1",
            "DELETE FROM charge_entries", "UPDATE prices SET amount = 1", "DELETE FROM prices",
        ]
        for change in changes {
            await #expect(throws: DatabaseError.raised("append-only")) {
                try await bank.database.write { try $0.run(change) }
            }
        }
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `The schema refuses a wallet that does not balance`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)

        await #expect(throws: DatabaseError.self) {
            try await bank.database.write { try $0.run("UPDATE wallets SET available = available + 1") }
        }
        await #expect(throws: DatabaseError.self) {
            try await bank.database.write { try $0.run("UPDATE wallets SET held = -1, available = available + 1") }
        }
    }
}

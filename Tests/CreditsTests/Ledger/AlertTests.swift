import Credits
import Primitives
import Storage
import TestSupport
import Testing

struct AlertTests {
    private func hold(_ bank: Bank, _ points: Int64, _ reference: String) async throws -> HoldID {
        try await bank.write {
            try $0.hold(
                bank.workspace,
                reference: reference,
                amount: Points(points),
                expiresAt: bank.now + .days(1),
                label: "Diwali \"offer\""
            )
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Falling to the line is told once, with what holds the points`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 200)
        _ = try await hold(bank, 99, "a")
        #expect(try await bank.events("wallet.low") == 0)

        _ = try await hold(bank, 1, "b")
        _ = try await hold(bank, 1, "c")

        #expect(try await bank.events("wallet.low") == 1)
        #expect(try await bank.wallet().state == .low)
        let payload: String? = try await bank.database.read {
            try $0.row("SELECT payload FROM events WHERE kind = 'wallet.low'")?["payload"]
        }
        #expect(payload?.contains(#""available":"100","epoch":1,"held":"100""#) == true)
        #expect(payload?.contains(#""label":"Diwali \"offer\"","left":"99""#) == true)
    }

    @Test(arguments: TestDatabase.all)
    func `A trial is not called low, but it is locked when it is used up`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        try await bank.write { try $0.grantTrial(bank.workspace) }
        #expect(try await bank.wallet().state == .ok)

        _ = try await hold(bank, 50, "a")

        #expect(try await bank.events("wallet.low") == 0)
        #expect(try await bank.events("wallet.locked") == 1)
        #expect(try await bank.wallet().state == .locked)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all, [GrantKind.promotion, .purchase, .adjustment])
    func `Who was given points for nothing is not called low, who has paid for some is, to whomever they paid`(
        kind: TestDatabase,
        given: GrantKind
    ) async throws {
        let bank = try await Bank.open(kind)
        try await bank.write { ledger in
            try ledger.grantTrial(bank.workspace)
            try ledger.grant(bank.workspace, kind: given, amount: Points(200), reference: "given")
        }
        _ = try await hold(bank, 160, "a")
        #expect(try await bank.events("wallet.low") == (given == .promotion ? 0 : 1))
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A grant unlocks in its own commit, and the next exhaustion is told again`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await hold(bank, 10, "a")
        #expect(try await bank.events("wallet.locked") == 1)

        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(5), reference: "top-up") }
        #expect(try await bank.events("wallet.unlocked") == 1)
        #expect(try await bank.wallet().state == .low)
        _ = try await hold(bank, 5, "b")

        #expect(try await bank.events("wallet.locked") == 2)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Releases that trickle in around nothing do not tell of every crossing`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...10)
        for message in 1...5 {
            try await bank.settle([bank.failed(Int64(message))])
            _ = try await hold(bank, 1, "\(message)")
        }

        #expect(try await bank.events("wallet.locked") == 1)
        #expect(try await bank.events("wallet.unlocked") == 0)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `An empty new wallet has crossed nothing`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(1), reference: "a") }

        #expect(try await bank.events("wallet.low") == 0)
        #expect(try await bank.events("wallet.locked") == 0)
    }
}

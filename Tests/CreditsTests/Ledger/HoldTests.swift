import Credits
import Primitives
import Storage
import TestSupport
import Testing

struct HoldTests {
    @Test(arguments: TestDatabase.all)
    func `A hold takes all it wants or nothing, and says what is missing`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)

        let refusal = CreditError.insufficient(available: Points(10), needed: Points("10.000001") ?? .zero)
        await #expect(throws: refusal) {
            try await bank.write {
                try $0.hold(
                    bank.workspace,
                    reference: "a",
                    amount: Points(micro: 10_000_001),
                    expiresAt: bank.now + .days(1)
                )
            }
        }
        #expect(refusal.shortfall == Points(micro: 1))
        #expect(try await bank.balances() == "10 0 0")
        try await bank.write {
            try $0.hold(bank.workspace, reference: "a", amount: Points(10), expiresAt: bank.now + .days(1))
        }
        #expect(try await bank.balances() == "0 10 0")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A hold with one reference is made once, and only for the same amount`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let holds = try await bank.write { ledger in
            try (0..<2).map { _ in
                try ledger.hold(bank.workspace, reference: "a", amount: Points(4), expiresAt: bank.now + .days(1))
            }
        }

        #expect(Set(holds).count == 1)
        #expect(try await bank.balances() == "6 4 0")
        await #expect(throws: CreditError.referenceTaken("a")) {
            try await bank.write {
                try $0.hold(bank.workspace, reference: "a", amount: Points(5), expiresAt: bank.now + .days(1))
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `An exhausted wallet refuses paid sends and lets free ones through`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 1)
        _ = try await bank.campaign(1...1)
        #expect(try await bank.wallet().state == .locked)

        await #expect(throws: CreditError.insufficient(available: .zero, needed: Points(micro: 1))) {
            try await bank.write {
                try $0.hold(bank.workspace, reference: "b", amount: Points(micro: 1), expiresAt: bank.now + .days(1))
            }
        }
        let free = Quote(category: .service, market: "India", amount: .zero, price: nil, free: .customerService)
        try await bank.write { ledger in
            let hold = try ledger.hold(bank.workspace, reference: "free", amount: .zero, expiresAt: bank.now + .days(1))
            try ledger.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 8), free)])
            try ledger.assign(bank.workspace, hold: nil, charges: [(MessageID(rawValue: 9), free)])
        }
        try await bank.settle([8, 9].map { Word(MessageID(rawValue: $0), .free(.customerService)) })
        #expect(try await bank.balances() == "0 1 0")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Closing gives back what no open message needs, and only once`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let hold = try await bank.campaign(1...3, extra: 4)
        try await bank.settle([bank.delivered(1)])

        let back = try await bank.write { ledger in
            try (0..<2).map { _ in try ledger.close(bank.workspace, hold: hold) }
        }

        #expect(back == [Points(4), .zero])
        #expect(try await bank.balances() == "7 2 1")
        try await bank.settle([bank.delivered(2), bank.failed(3)])
        #expect(try await bank.balances() == "8 0 2")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A closed hold refuses messages, also those that cost nothing`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let hold = try await bank.campaign(1...1, extra: 5)
        let quote = try bank.quote()
        let free = Quote(category: .service, market: "India", amount: .zero, price: nil, free: .customerService)
        try await bank.write { try $0.close(bank.workspace, hold: hold) }

        for late in [quote, free] {
            await #expect(throws: CreditError.holdExhausted(hold)) {
                try await bank.write {
                    try $0.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 5), late)])
                }
            }
        }
        #expect(try await bank.state(5) == nil)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A message is assigned once, and never without money behind it`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let hold = try await bank.campaign(1...1, extra: 1)
        let quote = try bank.quote()

        await #expect(throws: CreditError.alreadyAssigned) {
            try await bank.write {
                try $0.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 1), quote)])
            }
        }
        await #expect(throws: CreditError.holdNeeded) {
            try await bank.write {
                try $0.assign(bank.workspace, hold: nil, charges: [(MessageID(rawValue: 2), quote)])
            }
        }
        await #expect(throws: CreditError.holdExhausted(hold)) {
            try await bank.write {
                try $0.assign(bank.workspace, hold: hold, charges: [2, 3].map { (MessageID(rawValue: $0), quote) })
            }
        }
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A lock above zero refuses paid sends although there are points`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10, settings: CreditSettings(lockAt: Points(5)))
        try await bank.write { try $0.hold(bank.workspace, reference: "a", amount: Points(5), expiresAt: bank.now) }

        #expect(try await bank.wallet().state == .locked)
        await #expect(throws: CreditError.locked(available: Points(5), above: Points(5))) {
            try await bank.write { try $0.hold(bank.workspace, reference: "b", amount: Points(1), expiresAt: bank.now) }
        }
        #expect(try await bank.balances() == "5 5 0")
    }
}

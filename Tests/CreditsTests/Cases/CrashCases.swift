import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// The nasty cases of crashes, at the level of the ledger.
struct CrashCases {
    private struct Crash: Error {}

    @Test(arguments: TestDatabase.all)
    func `Case 15: what was reserved and never submitted can be given back, what was submitted cannot`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let quote = try bank.quote()
        try await bank.write { ledger in
            let hold = try ledger.hold(
                bank.workspace,
                reference: "a",
                amount: Points(3),
                expiresAt: bank.now + .days(1)
            )
            try ledger.assign(
                bank.workspace,
                hold: hold,
                charges: [1, 2, 3].map { (MessageID(rawValue: $0), quote) },
                as: .reserved
            )
        }
        // A queue has no deadline.
        #expect(try await bank.charge(1)?.deadlineAt == nil)
        bank.clock.advance(by: CreditSettings().keepHeld + .days(1))
        #expect(try await bank.write { try $0.expireOverdue(bank.workspace) }.changed.count == 0)
        try await bank.settle([Word(MessageID(rawValue: 2), .submitting)])
        try await bank.settle([bank.failed(1), bank.failed(3)])

        #expect(try await bank.balances() == "9 1 0")
        #expect(try await bank.state(2) == .submitting)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 16: a message whose answer was lost is unknown until a webhook or its deadline resolves it`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...2)

        try await bank.settle([bank.delivered(1)])
        bank.clock.advance(by: .hours(72))
        try await bank.write { try $0.expireOverdue(bank.workspace) }

        #expect(try await bank.state(1) == .charged)
        #expect(try await bank.state(2) == .released)
        #expect(try await bank.balances() == "9 0 1")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 17: what a dead dispatcher assigned keeps its money, and the rest is for whoever comes next`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let quote = try bank.quote()
        let hold = try await bank.write { ledger in
            let hold = try ledger.hold(
                bank.workspace,
                reference: "a",
                amount: Points(5),
                expiresAt: bank.now + .days(1)
            )
            try ledger.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 1), quote)])
            return hold
        }
        let heir = (2...5).map { (MessageID(rawValue: $0), quote) }

        try await bank.write { try $0.assign(bank.workspace, hold: hold, charges: heir) }

        await #expect(throws: CreditError.holdExhausted(hold)) {
            try await bank.write {
                try $0.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 6), quote)])
            }
        }
        #expect(try await bank.state(1) == .submitting)
        try await bank.expectSound()
    }

    /// That its answers change nothing either is tested where messages are claimed: `GiveBackTests`.
    @Test(arguments: TestDatabase.all)
    func `Case 18: a dispatcher that wakes after its messages were taken over pays for none of them again`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let quote = try bank.quote()
        let free = Quote(category: .service, market: "India", amount: .zero, price: nil, free: .customerService)
        let hold = try await bank.write { ledger in
            let hold = try ledger.hold(
                bank.workspace,
                reference: "a",
                amount: Points(5),
                expiresAt: bank.now + .days(1)
            )
            try ledger.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 1), quote)])
            return hold
        }

        for late in [[(1, quote)], [(1, free)], [(2, quote), (1, quote)]] {
            await #expect(throws: CreditError.alreadyAssigned) {
                try await bank.write { ledger in
                    try ledger.assign(
                        bank.workspace,
                        hold: hold,
                        charges: late.map { (MessageID(rawValue: Int64($0)), $1) }
                    )
                }
            }
        }
        #expect(try await bank.state(2) == nil)
        #expect(
            try await bank.database.read { try bank.service.ledger(in: $0).hold(bank.workspace, hold).assigned }
                == Points(1)
        )
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 19: settling a batch again after a crash changes nothing`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...4)
        let words = [
            bank.delivered(1), bank.failed(2), bank.delivered(3, .utility), Word(MessageID(rawValue: 4), .accepted),
        ]
        try await bank.settle(words)
        let before = (try await bank.balances(), try await bank.transfers(), try await bank.events("wallet.changed"))

        try await bank.settle(words.reversed())

        #expect(
            before == (try await bank.balances(), try await bank.transfers(), try await bank.events("wallet.changed"))
        )
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 20: a transaction that fails after any step of the ledger leaves nothing`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 10)
        let hold = try await bank.campaign(1...2, extra: 2)
        let before = (try await bank.balances(), try await bank.transfers())
        let quote = try bank.quote()
        let lot = try await bank.lot("opening")
        let steps: [@Sendable (Ledger) throws -> Void] = [
            { try $0.settle(bank.workspace, [bank.delivered(1), bank.failed(2)]) },
            { try $0.grant(bank.workspace, kind: .purchase, amount: Points(5), reference: "x") },
            { try $0.hold(bank.workspace, reference: "x", amount: Points(5), expiresAt: bank.now) },
            { try $0.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 9), quote)]) },
            { try $0.close(bank.workspace, hold: hold) },
            { try $0.clawBack(bank.workspace, lot: lot, amount: Points(9), reference: "x") },
            { try $0.freeze(bank.workspace, lot: lot, amount: Points(3), reference: "x") },
        ]
        for step in steps {
            await #expect(throws: Crash.self) {
                try await bank.write { ledger in
                    try step(ledger)
                    throw Crash()
                }
            }
            #expect(before == (try await bank.balances(), try await bank.transfers()))
            try await bank.expectSound()
        }
    }
}

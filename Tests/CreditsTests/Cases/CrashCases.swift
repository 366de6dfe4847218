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
        try await bank.settle([Word(MessageID(rawValue: 2), .submitting)])

        // A queue has no deadline.
        bank.clock.advance(by: .days(2))
        #expect(try await bank.write { try $0.expireOverdue(bank.workspace) }.changed.count == 0)
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
    func `Case 17: a dead dispatcher's lease goes back but for what it has assigned`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let quote = try bank.quote()
        let hold = try await bank.write { ledger in
            let hold = try ledger.hold(
                bank.workspace,
                reference: "a",
                amount: Points(5),
                expiresAt: bank.now + .days(1)
            )
            let lease = try ledger.lease(bank.workspace, hold: hold, owner: "dead", amount: Points(5))
            try ledger.assign(bank.workspace, hold: hold, lease: lease?.id, charges: [(MessageID(rawValue: 1), quote)])
            return hold
        }
        let next = { @Sendable in
            try await bank.write { try $0.lease(bank.workspace, hold: hold, owner: "heir", amount: Points(4)) }
        }

        #expect(try await next() == nil)
        #expect(try await bank.write { try $0.endExpiredLeases(bank.workspace) } == 0)
        bank.clock.advance(by: .minutes(10))
        #expect(try await bank.write { try $0.endExpiredLeases(bank.workspace) } == 1)
        #expect(try await bank.write { try $0.endExpiredLeases(bank.workspace) } == 0)

        #expect(try await next() != nil)
        #expect(try await next() == nil)
        #expect(try await bank.state(1) == .submitting)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 18: a dispatcher that wakes after its lease was taken over is refused`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let quote = try bank.quote()
        let free = Quote(category: .service, market: "India", amount: .zero, price: nil, free: .customerService)
        let (hold, lease) = try await bank.write { ledger in
            let hold = try ledger.hold(
                bank.workspace,
                reference: "a",
                amount: Points(5),
                expiresAt: bank.now + .days(1)
            )
            return (hold, try ledger.lease(bank.workspace, hold: hold, owner: "zombie", amount: Points(5)))
        }
        let zombie = try #require(lease?.id)
        let heir = try await bank.write { ledger in
            try ledger.end(bank.workspace, lease: zombie)
            try ledger.end(bank.workspace, lease: zombie)
            return try ledger.lease(bank.workspace, hold: hold, owner: "heir", amount: Points(5))
        }
        #expect(heir != nil)

        for late in [quote, free] {
            await #expect(throws: CreditError.leaseLost(zombie)) {
                try await bank.write {
                    try $0.assign(bank.workspace, hold: hold, lease: zombie, charges: [(MessageID(rawValue: 1), late)])
                }
            }
        }
        #expect(try await bank.state(1) == nil)
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
        let steps: [@Sendable (Ledger) throws -> Void] = [
            { try $0.settle(bank.workspace, [bank.delivered(1), bank.failed(2)]) },
            { try $0.grant(bank.workspace, kind: .purchase, amount: Points(5), reference: "x") },
            { try $0.hold(bank.workspace, reference: "x", amount: Points(5), expiresAt: bank.now) },
            { _ = try $0.lease(bank.workspace, hold: hold, owner: "x", amount: Points(1)) },
            { try $0.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 9), quote)]) },
            { try $0.close(bank.workspace, hold: hold) },
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

import Credits
import Events
import Primitives
import Storage
import TestSupport
import Testing

/// The nasty cases of time.
struct TimeCases {
    @Test(arguments: TestDatabase.all)
    func `Case 30: when the clock steps back or jumps, the journal's order stays and nothing runs out early or twice`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        try await bank.write {
            try $0.grant(
                bank.workspace,
                kind: .promotion,
                amount: Points(4),
                reference: "p",
                expiresAt: bank.now + .hours(30)
            )
        }
        // A day ahead for one moment, then back.
        bank.clock.advance(by: .hours(29))
        try await bank.write {
            try $0.hold(bank.workspace, reference: "a", amount: Points(1), expiresAt: bank.now + .days(9))
        }
        bank.clock.advance(by: .hours(-27))
        try await bank.write {
            try $0.hold(bank.workspace, reference: "b", amount: Points(1), expiresAt: bank.now + .days(9))
        }
        bank.clock.advance(by: .hours(2))
        try await bank.write { try $0.expireLots(bank.workspace) }
        #expect(try await bank.balances() == "12 2 0")

        bank.clock.advance(by: .hours(26))
        try await bank.write { try $0.expireLots(bank.workspace) }
        bank.clock.advance(by: .hours(-2))
        try await bank.write { try $0.expireLots(bank.workspace) }

        #expect(try await bank.balances() == "10 2 0")
        #expect(try await bank.transfers(.expiry) == 1)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 30: a clock that was set back while the server was down reorders nothing and gives nothing back early`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...2)
        try await bank.settle([bank.delivered(1)])
        let last = try await bank.count("SELECT last_at AS count FROM wallets")

        // The next process: nothing in memory, and the clock an hour back.
        let clock = TestClock(bank.now - .hours(1))
        var ambient = Ambient.test(clock)
        ambient.rawID = bank.ambient.rawID
        let restarted = Bank(
            database: bank.database,
            clock: clock,
            ambient: ambient,
            service: CreditService(
                database: bank.database,
                ambient: ambient,
                events: EventLog(ambient: ambient, subscribers: [])
            )
        )
        try await restarted.write {
            try $0.grant(restarted.workspace, kind: .promotion, amount: Points(1), reference: "after")
        }
        #expect(try await restarted.write { try $0.expireOverdue(restarted.workspace) }.changed.isEmpty)
        try await restarted.settle([restarted.delivered(1), restarted.failed(2)])

        #expect(try await bank.count("SELECT min(at) AS count FROM transfers WHERE sequence > 3") == last)
        #expect(try await restarted.balances() == "10 0 1")
        try await restarted.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 31: sent on the last second of March, delivered in April, is priced by the delivery`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        try await bank.setPrices(["marketing": "1.5"], from: "2026-04-01")
        _ = try await bank.campaign(1...2)
        let midnight = try #require(Timestamp("2026-04-01T00:00:00+05:30"))

        try await bank.settle([
            bank.delivered(1, at: Timestamp(milliseconds: midnight.milliseconds - 1)), bank.delivered(2, at: midnight),
        ])

        #expect(try await bank.charge(1)?.charge.charged == Points(1))
        #expect(try await bank.charge(2)?.charge.charged == Points("1.5"))
        #expect(try await bank.charge(2)?.eventAt == midnight)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 32: a price that changes between quote and delivery is charged beyond the hold or given back`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let quote = try bank.quote()
        try await bank.write { ledger in
            let hold = try ledger.hold(
                bank.workspace,
                reference: "a",
                amount: Points(2),
                expiresAt: bank.now + .days(90)
            )
            try ledger.assign(bank.workspace, hold: hold, charges: [1, 2].map { (MessageID(rawValue: $0), quote) })
        }
        try await bank.setPrices(["marketing": "1.25"], from: "2027-01-01")
        try await bank.setPrices(["marketing": "0.75"], from: "2027-04-01")

        let january = try #require(Timestamp("2027-01-01T00:00:00+05:30"))
        let april = try #require(Timestamp("2027-04-01T00:00:00+05:30"))
        try await bank.settle([bank.delivered(1, at: january), bank.delivered(2, at: april)])

        #expect(try await bank.charge(1)?.charge.charged == Points("1.25"))
        #expect(try await bank.charge(2)?.charge.charged == Points("0.75"))
        #expect(try await bank.balances() == "8 0 2")
        #expect(try await bank.charge(1)?.finalPrice != bank.charge(2)?.finalPrice)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 33: a grant that runs out while half of it is held pays for what is held and for no more`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind)
        try await bank.write {
            try $0.grant(
                bank.workspace,
                kind: .promotion,
                amount: Points(4),
                reference: "p",
                expiresAt: bank.now + .hours(1)
            )
        }
        _ = try await bank.campaign(1...2)

        bank.clock.advance(by: .hours(1))
        #expect(try await bank.write { try $0.expireLots(bank.workspace) } == Points(2))
        #expect(try await bank.balances() == "0 2 0")
        // One is used; the other comes free after the date and runs out in the same commit.
        try await bank.settle([bank.delivered(1), bank.failed(2)])

        #expect(try await bank.balances() == "0 0 1")
        #expect(try await bank.wallet().balances.expired == Points(3))
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 33: what comes free after its date pays a debt before it runs out`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        try await bank.write {
            try $0.grant(
                bank.workspace,
                kind: .promotion,
                amount: Points(3),
                reference: "p",
                expiresAt: bank.now + .hours(1)
            )
        }
        _ = try await bank.campaign(1...3)
        try await bank.settle([bank.failed(1)])
        bank.clock.advance(by: .hours(1))
        try await bank.write { try $0.expireLots(bank.workspace) }
        #expect(try await bank.balances() == "0 2 0")

        try await bank.settle([bank.delivered(1)])
        #expect(try await bank.balances() == "-1 2 1")
        try await bank.settle([bank.failed(2), bank.failed(3)])

        #expect(try await bank.balances() == "0 0 1")
        #expect(try await bank.wallet().balances.expired == Points(2))
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all, [true, false])
    func `Case 34: a hold that runs out and its last capture end the same in both orders`(
        kind: TestDatabase,
        closesFirst: Bool
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...1, extra: 2)
        bank.clock.advance(by: .days(31))
        let close: @Sendable (Ledger) throws -> Void = { try $0.closeOverdueHolds(bank.workspace) }
        let capture: @Sendable (Ledger) throws -> Void = { try $0.settle(bank.workspace, [bank.delivered(1)]) }

        for step in closesFirst ? [close, capture] : [capture, close] { try await bank.write(step) }

        #expect(try await bank.balances() == "9 0 1")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all, [true, false])
    func `Case 34: a lot that runs out at the moment of a hold is held whole or not at all`(
        kind: TestDatabase,
        holdsFirst: Bool
    ) async throws {
        let bank = try await Bank.open(kind)
        try await bank.write {
            try $0.grant(
                bank.workspace,
                kind: .promotion,
                amount: Points(2),
                reference: "p",
                expiresAt: bank.now + .hours(1)
            )
        }
        let hold: @Sendable (Ledger) throws -> Void = {
            try $0.hold(bank.workspace, reference: "a", amount: Points(2), expiresAt: bank.now + .days(1))
        }
        if holdsFirst {
            bank.clock.advance(by: .hours(1) - .milliseconds(1))
            try await bank.write(hold)
            bank.clock.advance(by: .milliseconds(1))
            try await bank.write { try $0.expireLots(bank.workspace) }
            #expect(try await bank.balances() == "0 2 0")
        } else {
            // The hold itself sees that the lot has run out, before any sweep.
            bank.clock.advance(by: .hours(1))
            await #expect(throws: CreditError.insufficient(available: .zero, needed: Points(2))) {
                try await bank.write(hold)
            }
            try await bank.write { try $0.expireLots(bank.workspace) }
            #expect(try await bank.balances() == "0 0 0")
        }
        try await bank.expectSound()
    }

    @Test(arguments: [
        ("2028-02-28T18:14:59Z", "2028-02-28"), ("2028-02-28T18:15:00Z", "2028-02-29"),
        ("2028-02-29T18:15:00Z", "2028-03-01"),
        ("2027-02-28T18:15:00Z", "2027-03-01"),
    ])
    func `Case 35: a book's day begins at its own midnight, on leap days and at +05:45 too`(moment: String, day: String)
        throws
    {
        let book = PriceBook(name: "NPR", utcOffsetMinutes: 345, version: 1, prices: [])

        let civil = book.day(of: try #require(Timestamp(moment)))

        #expect(civil.description == day)
        #expect(book.day(of: book.start(of: civil)) == civil)
        #expect(book.day(of: Timestamp(milliseconds: book.start(of: civil).milliseconds - 1)) < civil)
    }
}

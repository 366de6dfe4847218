import Dispatch
import Credits
import Primitives
import Storage
import TestSupport
import Synchronization
import Testing

/// The nasty cases of webhooks: docs/credits.md, numbers as in the design.
struct WebhookCases {
    @Test(arguments: TestDatabase.all)
    func `Case 1: the same webhook twice in one batch, in two, and on two workers at once is one charge`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...3)
        let word = bank.delivered(1)

        try await bank.settle([word, word])
        try await bank.settle([word])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { try await bank.settle([bank.delivered(2), bank.delivered(3), bank.delivered(2)]) }
            }
            try await group.waitForAll()
        }

        #expect(try await bank.balances() == "7 0 3")
        #expect(try await bank.count("SELECT count(*) AS count FROM charge_entries") == 3)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 2: read before delivered, and read without delivered, is one charge`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...2)
        let later = bank.now + .seconds(5)

        try await bank.settle([bank.delivered(1, at: later)])
        try await bank.settle([bank.delivered(1, at: bank.now)])
        try await bank.settle([bank.delivered(2, at: later)])

        #expect(try await bank.balances() == "8 0 2")
        #expect(try await bank.charge(1)?.charge.flag == nil)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 3: delivered before the answer to the call is charged, and the answer changes nothing`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...1)

        try await bank.settle([bank.delivered(1)])
        let settlement = try await bank.settle([Word(MessageID(rawValue: 1), .accepted)])

        #expect(settlement.changed.isEmpty)
        #expect(try await bank.state(1) == .charged)
        #expect(try await bank.balances() == "9 0 1")
    }

    @Test(arguments: TestDatabase.all)
    func `Case 3: answers and deliveries that are settled at the same moment are each charged once`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 100)
        _ = try await bank.campaign(1...40)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for batch in 0..<8 {
                let ids = (1...5).map { Int64(batch * 5 + $0) }
                group.addTask { try await bank.settle(ids.map { Word(MessageID(rawValue: $0), .accepted) }) }
                group.addTask { try await bank.settle(ids.reversed().map { bank.delivered($0) }) }
            }
            try await group.waitForAll()
        }

        #expect(try await bank.balances() == "60 0 40")
        #expect(try await bank.count("SELECT count(*) AS count FROM charges WHERE state = 3") == 40)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 4: a message of which nothing more is heard costs nothing and keeps its money until its deadline`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...1)
        bank.clock.advance(by: .hours(10))
        try await bank.settle([Word(MessageID(rawValue: 1), .accepted)])

        // The deadline counts from the acceptance, and hearing it again does not move it.
        bank.clock.advance(by: .hours(71))
        try await bank.settle([Word(MessageID(rawValue: 1), .accepted)])
        #expect(try await bank.write { try $0.expireOverdue(bank.workspace) }.changed.count == 0)
        #expect(try await bank.balances() == "9 1 0")
        bank.clock.advance(by: .hours(1))
        #expect(try await bank.write { try $0.expireOverdue(bank.workspace) }.changed.count == 1)

        #expect(try await bank.balances() == "10 0 0")
        #expect(try await bank.state(1) == .released)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 5: failed and then delivered is a late charge, below zero if need be`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 1)
        _ = try await bank.campaign(1...1)
        try await bank.settle([bank.failed(1)])
        _ = try await bank.campaign(2...2, reference: "second")
        try await bank.settle([bank.delivered(2)])

        try await bank.settle([bank.delivered(1)])

        #expect(try await bank.balances() == "-1 0 2")
        #expect(try await bank.state(1) == .lateCharged)
        #expect(try await bank.wallet().state == .locked)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 6: delivered and then failed stays charged and is flagged`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...1)

        try await bank.settle([bank.delivered(1)])
        try await bank.settle([bank.failed(1)])

        #expect(try await bank.balances() == "9 0 1")
        #expect(try await bank.charge(1)?.charge.flag == .failedAfterCharge)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 7: debt from a late charge is repaid by the next grant`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 1)
        _ = try await bank.campaign(1...1)
        try await bank.settle([bank.failed(1)])
        _ = try await bank.campaign(2...2, reference: "second")
        try await bank.settle([bank.delivered(1), bank.delivered(2)])
        #expect(try await bank.balances() == "-1 0 2")

        let lot = try await bank.write {
            try $0.grant(bank.workspace, kind: .purchase, amount: Points(5), reference: "repayment")
        }

        #expect(try await bank.balances() == "4 0 2")
        #expect(try await bank.count("SELECT used AS count FROM lots WHERE id = \(lot)") == 1_000_000)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 8: a word about another workspace's message changes nobody's balance`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...1)
        let other = WorkspaceID(rawValue: 8)
        let settlement = try await bank.write { ledger in
            try ledger.open(other, book: "INR")
            try ledger.grant(other, kind: .purchase, amount: Points(5), reference: "other")
            return try ledger.settle(other, [bank.delivered(1), bank.failed(99)])
        }

        #expect(settlement.unknown == 2 && settlement.changed.isEmpty)
        #expect(try await bank.balances() == "9 1 0")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 9: the type decides also when billable says otherwise or is gone`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...2)
        let free = ReportedPricing(type: "free_customer_service", category: "utility", billable: true)
        let regular = ReportedPricing(type: "regular", category: "marketing", billable: nil)

        try await bank.settle([
            Word(MessageID(rawValue: 1), free.verdict(at: bank.now)),
            Word(MessageID(rawValue: 2), regular.verdict(at: bank.now)),
        ])

        #expect(try await bank.balances() == "9 0 1")
        #expect(try await bank.charge(1)?.finalFreeReason == .customerService)
    }

    @Test(arguments: TestDatabase.all)
    func `Case 10: another category than quoted is priced anew, more or less`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let utility = try bank.quote(.utility)
        _ = try await bank.campaign(1...1)
        try await bank.write { ledger in
            let hold = try ledger.hold(
                bank.workspace,
                reference: "u",
                amount: utility.amount,
                expiresAt: bank.now + .days(1)
            )
            try ledger.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 2), utility)])
        }

        try await bank.settle([bank.delivered(1, .utility), bank.delivered(2, .marketing)])

        #expect(try await bank.balances() == "8.5 0 1.5")
        #expect(try await bank.charge(1)?.finalCategory == "utility")
        #expect(try await bank.charge(2)?.charge.charged == Points(1))
        #expect(try await bank.transfers(.late) == 1)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 11: an unknown category is parked, its money stays, and it is charged once there is a price`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...3)
        try await bank.settle([bank.failed(3)])
        let moment = bank.now

        let settlement = try await bank.settle([
            Word(MessageID(rawValue: 1), .unpriced("group_marketing", at: moment)),
            bank.delivered(2, .authenticationInternational, at: moment),
            bank.delivered(3, .authenticationInternational, at: moment),
        ])

        #expect(settlement.suspended.map(\.rawValue) == [1, 2, 3])
        #expect(try await bank.balances() == "8 2 0")
        #expect(try await bank.events("charges.suspended") == 1)
        // Neither time nor a failure gives back what was delivered.
        bank.clock.advance(by: .days(30))
        #expect(try await bank.write { try $0.expireOverdue(bank.workspace) }.changed.count == 0)
        try await bank.settle([bank.failed(2)])
        #expect(try await bank.state(2) == .suspended)
        try await bank.expectSound()

        // The price of the day of delivery, imported later, is charged: from the hold, and late for what was released.
        try await bank.setPrices(["authentication-international": "0.4"], from: "2026-02-01")
        try await bank.write { try $0.priceSuspended(bank.workspace) }
        #expect(try await bank.state(2) == .charged)
        #expect(try await bank.state(3) == .lateCharged)
        #expect(try await bank.state(1) == .suspended)
        #expect(try await bank.balances() == "8.2 1 0.8")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 11: a delivery to a country that nobody knows is parked too, and charged once its market has a price`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let nowhere = Quote(
            category: .marketing,
            market: "India",
            callingCode: "999",
            amount: Points(1),
            price: nil,
            free: nil
        )
        try await bank.write { ledger in
            let hold = try ledger.hold(
                bank.workspace,
                reference: "a",
                amount: Points(1),
                expiresAt: bank.now + .days(9)
            )
            try ledger.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 1), nowhere)])
        }

        let settlement = try await bank.settle([bank.delivered(1)])

        #expect(settlement.suspended.map(\.rawValue) == [1])
        #expect(try await bank.balances() == "9 1 0")
        let sheet = RateSheet(
            currency: "INR",
            effective: try #require(CivilDay("2026-02-01")),
            rates: [PriceKey(market: "Other", category: .marketing): 700_000]
        )
        _ = try await bank.service.importPrices(sheet, source: "test", dryRun: false)
        try await bank.write { try $0.priceSuspended(bank.workspace) }
        #expect(try await bank.balances() == "9.3 0 0.7")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 12: the same webhook a week later is still one charge`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let hold = try await bank.campaign(1...2, extra: 3)
        let words = [bank.delivered(1), bank.failed(2)]
        try await bank.settle(words)
        try await bank.write { try $0.close(bank.workspace, hold: hold) }

        bank.clock.advance(by: .days(7))
        let settlement = try await bank.settle(words)

        #expect(settlement.changed.isEmpty)
        #expect(try await bank.balances() == "9 0 1")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 14: a hold is answered while a storm of webhooks waits`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 5000)
        _ = try await bank.campaign(1...4000)
        let gate = DispatchSemaphore(value: 0)
        let order = Order()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Whoever moves points locks the wallet; SQLite has one writer anyway.
                try await bank.database.write { transaction in
                    _ = try transaction.row(
                        "SELECT available FROM wallets WHERE workspace_id = \(bank.workspace)\(postgres: " FOR UPDATE")"
                    )
                    order.note("gate")
                    gate.wait()
                }
            }
            // What comes from now on stands in line behind the gate.
            while order.notes.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            for batch in 0..<16 {
                group.addTask {
                    let words = (1...250).map { bank.delivered(Int64(batch) * 250 + $0) }
                    try await bank.write { ledger in
                        _ = try ledger.settle(bank.workspace, words)
                        order.note("settled")
                    }
                }
            }
            group.addTask {
                try await bank.database.write(.urgent) { transaction in
                    _ = try bank.service.ledger(in: transaction)
                        .hold(bank.workspace, reference: "urgent", amount: Points(1), expiresAt: bank.now + .days(1))
                    order.note("held")
                }
            }
            // All stand in line by then, in whatever order.
            try await Task.sleep(for: .milliseconds(500))
            gate.signal()
            try await group.waitForAll()
        }

        // Before all of them where there is one writer; on PostgreSQL behind those that have a connection already.
        let place = try #require(order.notes.firstIndex(of: "held"))
        #expect(kind == .sqlite ? place == 1 : place <= 6, "\(order.notes)")
        #expect(try await bank.balances() == "999 1 4000")
        try await bank.expectSound()
    }
}

private final class Order: Sendable {
    private let noted = Mutex<[String]>([])

    var notes: [String] { noted.withLock { $0 } }

    func note(_ what: String) { noted.withLock { $0.append(what) } }
}

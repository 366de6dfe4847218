import Credits
import Primitives
import Storage
import TestSupport
import Testing

struct AdjustTests {
    @Test(arguments: TestDatabase.all)
    func `A deduction takes what is free in burn order, once, and never more`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 100)
        try await bank.write { ledger in
            try ledger.grant(bank.workspace, kind: .promotion, amount: Points(10), reference: "gift")
            let first = try ledger.deduct(bank.workspace, amount: Points(30), reference: "d")
            let again = try ledger.deduct(bank.workspace, amount: Points(30), reference: "d")
            #expect(first.isNew && !again.isNew)
        }
        #expect(try await bank.balances() == "80 0 0")
        let lots = try await bank.database.read { try bank.service.ledger(in: $0).grants(bank.workspace, limit: 9) }
        #expect(
            Dictionary(uniqueKeysWithValues: lots.map { ($0.reference, $0.lot.clawed) })
                == ["gift": Points(10), "opening": Points(20)]
        )
        await #expect(throws: CreditError.referenceTaken("d")) {
            try await bank.write { try $0.deduct(bank.workspace, amount: Points(31), reference: "d") }
        }
        await #expect(throws: CreditError.beyondFree(Points(80))) {
            try await bank.write { try $0.deduct(bank.workspace, amount: Points(81), reference: "e") }
        }
        for amount in [Points.zero, Points(-1)] {
            await #expect(throws: CreditError.badAmount(amount)) {
                try await bank.write { try $0.deduct(bank.workspace, amount: amount, reference: "e") }
            }
        }
        #expect(try await bank.transfers(.deduction) == 1)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `What a reconciliation came to is booked once, in either direction and also below zero`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        for _ in 0..<2 {
            try await bank.write { ledger in
                try ledger.adjust(bank.workspace, by: Points(-4), reference: "a day")
                try ledger.adjust(bank.workspace, by: Points(3), reference: "a day")
                try ledger.adjust(bank.workspace, by: .zero, reference: "a quiet day")
            }
            #expect(try await bank.balances() == "9 0 0")
        }
        await #expect(throws: CreditError.referenceTaken("a day")) {
            try await bank.write { try $0.adjust(bank.workspace, by: Points(-5), reference: "a day") }
        }
        try await bank.write { try $0.adjust(bank.workspace, by: Points(-20), reference: "a bad day") }
        #expect(try await bank.balances() == "-11 0 0")
        #expect(try await bank.transfers(.shortfall) == 2)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Two who take the last points away at once do not make a debt`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        let done = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<6 {
                group.addTask {
                    let taken = try? await bank.write {
                        try $0.deduct(bank.workspace, amount: Points(4), reference: "\(number)")
                    }
                    return taken != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(done == 2)
        #expect(try await bank.balances() == "2 0 0")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `What ran out is not taken away, and a debt is not made larger`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        try await bank.write { ledger in
            _ = try ledger.give(
                bank.workspace,
                kind: .promotion,
                amount: Points(10),
                reference: "g",
                reason: "A week",
                expiresAt: bank.now + .days(7)
            )
        }
        bank.clock.advance(by: .days(8))
        await #expect(throws: CreditError.beyondFree(.zero)) {
            try await bank.write { try $0.deduct(bank.workspace, amount: Points(1), reference: "d") }
        }
        try await bank.write { try $0.expireLots(bank.workspace) }
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Who gives twice under one reference gives once, also at once`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let given = try await withThrowingTaskGroup(of: Ledger.Adjustment.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    try await bank.write {
                        try $0.give(
                            bank.workspace,
                            kind: .adjustment,
                            amount: Points(5),
                            reference: "r",
                            reason: "Once"
                        )
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(given.filter(\.isNew).count == 1 && Set(given.map(\.lot)).count == 1)
        #expect(try await bank.balances() == "5 0 0")
        let lots = try await bank.database.read { try bank.service.ledger(in: $0).grants(bank.workspace, limit: 9) }
        #expect(lots.map(\.reason) == ["Once"])
    }
}

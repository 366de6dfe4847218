import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// The nasty cases of money that goes back, as far as points are concerned.
struct PaymentCases {
    @Test(arguments: TestDatabase.all)
    func `Case 7: a delivery after the purchase that paid for it was refunded is charged late, into debt if need be`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...4)
        try await bank.settle([bank.delivered(1), bank.failed(2), bank.failed(3)])
        let opening = try await bank.lot("opening")

        let refund = try await bank.write {
            try $0.clawBack(bank.workspace, lot: opening, amount: Points(10), reference: "r")
        }
        #expect(refund == ClawBack(taken: Points(8), debt: Points(2)))
        #expect(try await bank.balances() == "-2 1 1")

        // One from its hold, which was left to it, and one that had been given up.
        try await bank.settle([bank.delivered(4), bank.delivered(2)])
        #expect(try await bank.balances() == "-3 0 3")
        #expect(try await bank.state(2) == .lateCharged)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 25: refunds in parts never take back more than was bought, and a repetition takes nothing`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 100)
        let lot = try await bank.write {
            try $0.grant(bank.workspace, kind: .purchase, amount: Points(30), reference: "second")
        }
        let refund = { @Sendable (amount: Int64, reference: String) in
            try await bank.write {
                try $0.clawBack(bank.workspace, lot: lot, amount: Points(amount), reference: reference)
            }
        }

        #expect(try await refund(10, "a") == ClawBack(taken: Points(10), debt: .zero))
        #expect(try await refund(12, "b") == ClawBack(taken: Points(12), debt: .zero))
        await #expect(throws: CreditError.beyondLot(lot, left: Points(8))) { try await refund(9, "c") }
        for _ in 0..<3 { #expect(try await refund(10, "a") == ClawBack(taken: Points(10), debt: .zero)) }
        await #expect(throws: CreditError.referenceTaken("a")) { try await refund(8, "a") }
        #expect(try await refund(8, "c") == ClawBack(taken: Points(8), debt: .zero))

        #expect(try await bank.balances() == "100 0 0")
        #expect(try await bank.wallet().balances.paidIn == Points(100))
        #expect(try await bank.transfers(.clawback) == 3)
        await #expect(throws: CreditError.badAmount(.zero)) { try await refund(0, "d") }
        let unknown = LotID(rawValue: 1)
        await #expect(throws: CreditError.noLot(unknown)) {
            try await bank.write { try $0.clawBack(bank.workspace, lot: unknown, amount: Points(1), reference: "e") }
        }
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 25: the same refund by many at once is one`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 50)
        let lot = try await bank.lot("opening")

        try await withThrowingTaskGroup(of: ClawBack.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await bank.write {
                        try $0.clawBack(bank.workspace, lot: lot, amount: Points(20), reference: "r")
                    }
                }
            }
            for try await one in group { #expect(one == ClawBack(taken: Points(20), debt: .zero)) }
        }
        #expect(try await bank.balances() == "30 0 0")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 26: a refund of points that were spent is debt and locks, and was said so before`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 10)
        let lot = try await bank.lot("opening")
        try await bank.write {
            try $0.grant(bank.workspace, kind: .promotion, amount: Points(3), reference: "p", priority: 30)
        }
        _ = try await bank.campaign(1...8)
        try await bank.settle((1...8).map { bank.delivered($0) })
        let preview = { @Sendable (amount: Int64) in
            try await bank.database.read {
                try bank.service.ledger(in: $0).previewClawBack(bank.workspace, lot: lot, amount: Points(amount))
            }
        }

        #expect(
            try await preview(4)
                == ClawBackPreview(clawBack: ClawBack(taken: Points(4), debt: .zero), locks: false)
        )
        #expect(
            try await preview(10)
                == ClawBackPreview(clawBack: ClawBack(taken: Points(5), debt: Points(5)), locks: true)
        )
        let refund = try await bank.write {
            try $0.clawBack(bank.workspace, lot: lot, amount: Points(10), reference: "r")
        }

        #expect(refund == ClawBack(taken: Points(5), debt: Points(5)))
        #expect(try await bank.balances() == "-5 0 8")
        #expect(try await bank.wallet().state == .locked)
        #expect(try await bank.events("wallet.locked") == 1)
        await #expect(throws: CreditError.insufficient(available: Points(-5), needed: Points(1))) {
            try await bank.write { try $0.hold(bank.workspace, reference: "x", amount: Points(1), expiresAt: bank.now) }
        }
        try await bank.expectSound()

        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(20), reference: "next") }
        #expect(try await bank.balances() == "15 0 8")
        #expect(try await bank.events("wallet.unlocked") == 1)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A refund takes back to where its points came from`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let lots = try await bank.write { ledger in
            try GrantKind.allCases.map {
                try ledger.grant(bank.workspace, kind: $0, amount: Points(10), reference: $0.rawValue)
            }
        }
        for (number, lot) in lots.enumerated() {
            try await bank.write {
                try $0.clawBack(bank.workspace, lot: lot, amount: Points(4), reference: "\(number)")
            }
        }

        let balances = try await bank.wallet().balances
        #expect([balances.paidIn, balances.promoIn, balances.adjusted] == [Points(6), Points(12), Points(6)])
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 27: a dispute sets points aside; won they come back, lost they go in one movement`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 200)
        let lot = try await bank.lot("opening")
        _ = try await bank.campaign(1...50)
        try await bank.settle((1...50).map { bank.delivered($0) })
        let freeze = { @Sendable (reference: String) in
            try await bank.write {
                try $0.freeze(bank.workspace, lot: lot, amount: Points(200), reference: reference)
            }
        }

        #expect(try await freeze("first") == Points(150))
        #expect(try await freeze("first") == Points(150))
        #expect(try await bank.balances() == "0 150 50")
        #expect(try await bank.events("wallet.locked") == 1)
        bank.clock.advance(by: .days(400))
        try await bank.write { try $0.closeOverdueHolds(bank.workspace) }
        #expect(try await bank.balances() == "0 150 50")
        try await bank.expectSound()

        for back in [Points(150), .zero] {
            #expect(try await bank.write { try $0.thaw(bank.workspace, reference: "first") } == back)
        }
        #expect(try await bank.balances() == "150 0 50")
        #expect(try await bank.events("wallet.unlocked") == 1)
        #expect(try await bank.write { try $0.thaw(bank.workspace, reference: "never") } == .zero)

        _ = try await freeze("second")
        let told = try await bank.events("wallet.unlocked")
        for _ in 0..<2 {
            let lost = try await bank.write {
                try $0.clawBack(
                    bank.workspace,
                    lot: lot,
                    amount: Points(200),
                    reference: "lost",
                    thawing: "second"
                )
            }
            #expect(lost == ClawBack(taken: Points(150), debt: Points(50)))
        }
        #expect(try await bank.balances() == "-50 0 50")
        #expect(try await bank.events("wallet.unlocked") == told)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 27: a dispute after a refund reaches only what was not refunded`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 200)
        let lot = try await bank.lot("opening")
        try await bank.write { try $0.clawBack(bank.workspace, lot: lot, amount: Points(150), reference: "r") }

        await #expect(throws: CreditError.beyondLot(lot, left: Points(50))) {
            try await bank.write { try $0.freeze(bank.workspace, lot: lot, amount: Points(200), reference: "d") }
        }
        let aside = try await bank.write {
            try $0.freeze(bank.workspace, lot: lot, amount: Points(50), reference: "d")
        }
        #expect(aside == Points(50))
        #expect(try await bank.balances() == "0 50 0")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 27: a dispute when everything is spent sets nothing aside and is still won or lost`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 2)
        let lot = try await bank.lot("opening")
        _ = try await bank.campaign(1...2)
        let aside = try await bank.write {
            try $0.freeze(bank.workspace, lot: lot, amount: Points(2), reference: "d")
        }
        #expect(aside == .zero)

        let lost = try await bank.write {
            try $0.clawBack(bank.workspace, lot: lot, amount: Points(2), reference: "r", thawing: "d")
        }
        #expect(lost == ClawBack(taken: .zero, debt: Points(2)))
        #expect(try await bank.balances() == "-2 2 0")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 29: a trial is granted once, also after its points were taken back`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let lot = try await bank.write { try $0.grantTrial(bank.workspace) }
        try await bank.write { try $0.clawBack(bank.workspace, lot: lot, amount: Points(50), reference: "r") }

        #expect(try await bank.write { try $0.grantTrial(bank.workspace) } == lot)

        #expect(try await bank.balances() == "0 0 0")
        try await bank.expectSound()
    }
}

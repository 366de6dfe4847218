import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// The nasty cases of many at once.
struct ConcurrencyCases {
    @Test(arguments: TestDatabase.all)
    func `Case 39: fifty campaigns race for the last 1,000 points, each whole or refused`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 1000)

        let held = try await withThrowingTaskGroup(of: Bool.self) { group in
            for campaign in 0..<50 {
                group.addTask {
                    do {
                        try await bank.write {
                            try $0.hold(
                                bank.workspace,
                                reference: "\(campaign)",
                                amount: Points(70),
                                expiresAt: bank.now + .days(1)
                            )
                        }
                        return true
                    } catch CreditError.insufficient {
                        return false
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }

        #expect(held == 14)
        #expect(try await bank.balances() == "20 980 0")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 40: hold, top-up, refund, settlement and expiry at the same instant`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 20)
        try await bank.write {
            try $0.grant(bank.workspace, kind: .promotion, amount: Points(7), reference: "p", expiresAt: bank.now)
        }
        let opening = try await bank.lot("opening")
        _ = try await bank.campaign(1...10)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for round in 0..<6 {
                group.addTask { try await bank.settle((1...10).map { bank.delivered($0) }) }
                group.addTask { _ = try await bank.write { try $0.expireLots(bank.workspace) } }
                group.addTask {
                    _ = try await bank.write {
                        try $0.clawBack(
                            bank.workspace,
                            lot: opening,
                            amount: Points(2),
                            reference: "refund \(round / 2)"
                        )
                    }
                }
                group.addTask {
                    _ = try await bank.write {
                        try $0.grant(
                            bank.workspace,
                            kind: .purchase,
                            amount: Points(5),
                            reference: "top-up \(round / 2)"
                        )
                    }
                }
                group.addTask {
                    _ = try await bank.write {
                        try $0.hold(bank.workspace, reference: "\(round)", amount: Points(1), expiresAt: bank.now)
                    }
                }
            }
            try await group.waitForAll()
        }

        // 20 + 3 × 5 bought, 3 × 2 refunded, 7 ran out unused, 10 spent, 6 held.
        #expect(try await bank.balances() == "13 6 10")
        #expect(try await bank.wallet().balances.expired == Points(7))
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 41: a campaign is cancelled while its messages leave and webhooks arrive`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 100)
        let quote = try bank.quote()
        let hold = try await bank.write {
            try $0.hold(bank.workspace, reference: "campaign", amount: Points(100), expiresAt: bank.now + .days(1))
        }

        try await withThrowingTaskGroup(of: Void.self) { group in
            for slice in 0..<10 {
                group.addTask {
                    let ids = (1...10).map { MessageID(rawValue: Int64(slice * 10 + $0)) }
                    do {
                        try await bank.write {
                            try $0.assign(bank.workspace, hold: hold, charges: ids.map { ($0, quote) })
                        }
                    } catch CreditError.holdExhausted {}
                    try await bank.settle(ids.map { bank.delivered($0.rawValue) })
                }
            }
            group.addTask { _ = try await bank.write { try $0.close(bank.workspace, hold: hold) } }
            try await group.waitForAll()
        }

        let wallet = try await bank.wallet()
        #expect(wallet.available + wallet.spent == Points(100))
        #expect(wallet.held == .zero)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 43: a line that many cross at the same time is told once`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 200)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    _ = try await bank.write {
                        try $0.hold(
                            bank.workspace,
                            reference: "\(number)",
                            amount: Points(10),
                            expiresAt: bank.now + .days(1)
                        )
                    }
                }
            }
            try await group.waitForAll()
        }

        #expect(try await bank.balances() == "0 200 0")
        #expect(try await bank.events("wallet.low") == 1)
        #expect(try await bank.events("wallet.locked") == 1)
        #expect(try await bank.count("SELECT sum(epoch) AS count FROM alert_states") == 2)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 43: a line that is crossed forty times is told once, and again after it was armed anew`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 200)
        @Sendable func cross(_ round: Int) async throws {
            _ = try await bank.write { ledger in
                let hold = try ledger.hold(
                    bank.workspace,
                    reference: "\(round)",
                    amount: Points(105),
                    expiresAt: bank.now + .days(1)
                )
                try ledger.close(bank.workspace, hold: hold)
            }
        }
        // 200 -> 95 -> 200: the release re-arms, so every round is a crossing of its own.
        try await cross(0)
        #expect(try await bank.events("wallet.low") == 1)

        // 110 -> 90 -> 110: below the line and above it, never as high as 120.
        try await bank.write {
            try $0.hold(bank.workspace, reference: "big", amount: Points(90), expiresAt: bank.now + .days(1))
        }
        for round in 1...40 {
            _ = try await bank.write { ledger in
                let hold = try ledger.hold(
                    bank.workspace,
                    reference: "s\(round)",
                    amount: Points(20),
                    expiresAt: bank.now + .days(1)
                )
                try ledger.close(bank.workspace, hold: hold)
            }
        }
        #expect(try await bank.events("wallet.low") == 2)

        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(10), reference: "to 120") }
        try await bank.write {
            try $0.hold(bank.workspace, reference: "b", amount: Points(20), expiresAt: bank.now + .days(1))
        }
        #expect(try await bank.events("wallet.low") == 3)
        #expect(try await bank.count("SELECT epoch AS count FROM alert_states WHERE name = 'notice'") == 3)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 44: whoever reads during a settlement sees a total that existed`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 300)
        _ = try await bank.campaign(1...200)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for batch in 0..<20 {
                group.addTask { try await bank.settle((1...10).map { bank.delivered(Int64(batch) * 10 + $0) }) }
            }
            for _ in 0..<40 {
                group.addTask {
                    let wallet = try await bank.wallet()
                    #expect(wallet.available + wallet.held + wallet.spent == Points(300))
                    #expect(try await bank.service.verify().isEmpty)
                }
            }
            try await group.waitForAll()
        }
        #expect(try await bank.balances() == "100 0 200")
        try await bank.expectSound()
    }
}

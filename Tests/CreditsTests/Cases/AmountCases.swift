import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// The nasty cases of amounts.
struct AmountCases {
    @Test(arguments: TestDatabase.all)
    func `Case 38: a workspace that changes its currency keeps its points and the book they are counted in`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...2)

        try await bank.write { try $0.open(bank.workspace, book: "USD") }
        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(20), reference: "usd") }
        try await bank.settle([bank.delivered(1)])

        #expect(try await bank.wallet().book == "INR")
        #expect(try await bank.balances() == "28 1 1")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 36: a price of one micro-point and a price of nothing are charged exactly`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 1)
        try await bank.setPrices(["marketing": "0.000001", "utility": "0"], from: "2026-02-01")
        let quotes = [("marketing", Points(micro: 1)), ("utility", .zero)].map { category, amount in
            Quote(
                category: MessageCategory(rawValue: category) ?? .service,
                market: "India",
                callingCode: "91",
                amount: amount,
                price: nil,
                free: nil
            )
        }
        try await bank.write { ledger in
            let hold = try ledger.hold(
                bank.workspace,
                reference: "a",
                amount: Points(micro: 1),
                expiresAt: bank.now + .days(1)
            )
            try ledger.assign(
                bank.workspace,
                hold: hold,
                charges: [(MessageID(rawValue: 1), quotes[0]), (MessageID(rawValue: 2), quotes[1])]
            )
        }

        try await bank.settle([bank.delivered(1), bank.delivered(2, .utility)])

        #expect(try await bank.balances() == "0.999999 0 0.000001")
        #expect(try await bank.state(2) == .charged)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 36: amounts at the edge of 64 bits are kept, and sums beyond it refused`(kind: TestDatabase) async throws
    {
        let bank = try await Bank.open(kind)
        let most = Points(micro: .max)
        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: most, reference: "all") }

        await #expect(throws: CreditError.overflow) {
            try await bank.write {
                try $0.grant(bank.workspace, kind: .promotion, amount: Points(micro: 1), reference: "more")
            }
        }
        let hold = try await bank.write {
            try $0.hold(bank.workspace, reference: "a", amount: most, expiresAt: bank.now + .days(1))
        }
        let quote = Quote(category: .marketing, market: "India", amount: most, price: nil, free: nil)
        await #expect(throws: CreditError.overflow) {
            try await bank.write {
                try $0.assign(bank.workspace, hold: hold, charges: [1, 2].map { (MessageID(rawValue: $0), quote) })
            }
        }
        #expect(try await bank.wallet().held == most)
        try await bank.write { try $0.close(bank.workspace, hold: hold) }
        #expect(try await bank.wallet().available == most)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all, [Points(micro: 0), Points(micro: -1), Points(micro: .min)])
    func `Case 36: nothing and less than nothing cannot be granted or held`(kind: TestDatabase, amount: Points)
        async throws
    {
        let bank = try await Bank.open(kind, points: 1)

        await #expect(throws: CreditError.badAmount(amount)) {
            try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: amount, reference: "x") }
        }
        if amount < .zero {
            await #expect(throws: CreditError.badAmount(amount)) {
                try await bank.write {
                    try $0.hold(bank.workspace, reference: "x", amount: amount, expiresAt: bank.now)
                }
            }
        }
        #expect(try await bank.balances() == "1 0 0")
    }
}

import Credits
import Primitives
import Storage
import TestSupport
import Testing

struct CapTests {
    private let key = APIKeyID(rawValue: 71)

    private func hold(_ bank: Bank, _ points: Int64, _ reference: String, by spender: Spender = .someone) async throws
        -> HoldID
    {
        try await bank.write {
            try $0.hold(
                bank.workspace,
                reference: reference,
                amount: Points(points),
                expiresAt: bank.now + .days(60),
                by: spender
            )
        }
    }

    private func used(_ bank: Bank, _ kind: CapKind) async throws -> Points? {
        try await bank.database.read { try bank.service.ledger(in: $0).caps(bank.workspace) }
            .first { $0.kind == kind }?.used
    }

    @Test(arguments: TestDatabase.all)
    func `A cap refuses what would pass it, says what is left and when it starts anew, and counts nothing`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 1000)
        try await bank.write { try $0.setCaps(bank.workspace, Caps(day: Points(100), month: Points(150))) }
        _ = try await hold(bank, 60, "a")

        // 2026-11-23 ends in India at 18:30 UTC.
        let midnight = try #require(Timestamp("2026-11-23T18:30:00Z"))
        let refusal = CreditError.capReached(.day, needed: Points(41), left: Points(40), renewsAt: midnight)
        await #expect(throws: refusal) { _ = try await hold(bank, 41, "b") }
        #expect(try await used(bank, .month) == Points(60))
        _ = try await hold(bank, 40, "b")
        #expect(try await used(bank, .day) == Points(100))

        // A new day, and the month goes on.
        bank.clock.advance(by: .hours(10))
        #expect(try await used(bank, .day) == .zero)
        let month = try #require(Timestamp("2026-11-30T18:30:00Z"))
        let monthly = CreditError.capReached(.month, needed: Points(60), left: Points(50), renewsAt: month)
        await #expect(throws: monthly) { _ = try await hold(bank, 60, "c") }
        _ = try await hold(bank, 50, "c")
        #expect(try await bank.balances() == "850 150 0")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A refusal that the caller lives on with has counted under no cap`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 1000)
        try await bank.write { try $0.setCaps(bank.workspace, Caps(day: Points(100), month: Points(50))) }

        try await bank.write { ledger in
            do {
                try ledger.hold(bank.workspace, reference: "a", amount: Points(60), expiresAt: bank.now + .days(1))
                Issue.record("the month's cap was passed")
            } catch CreditError.capReached(.month, _, _, _) {}
        }

        #expect(try await used(bank, .day) == .zero)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `What is given back gives its cap back, what is charged beyond a hold counts`(kind: TestDatabase) async throws
    {
        let bank = try await Bank.open(kind, points: 1000)
        try await bank.write { try $0.setCaps(bank.workspace, Caps(day: Points(10), month: Points(500))) }
        _ = try await bank.campaign(1...6, extra: 4)
        #expect(try await used(bank, .day) == Points(10))

        // 1 charged as quoted, 2 as utility for half, 3 failed.
        try await bank.settle([bank.delivered(1), bank.delivered(2, .utility), bank.failed(3)])
        #expect(try await used(bank, .day) == Points(micro: 8_500_000))
        try await bank.settle([bank.delivered(3)])
        #expect(try await used(bank, .day) == Points(micro: 9_500_000))
        try await bank.expectSound()

        // The next day the hold is closed: the day before gets it back, and today has nothing to do with it.
        bank.clock.advance(by: .days(1))
        let hold: HoldID = try await bank.database.read { try #require(try $0.row("SELECT id FROM holds"))["id"] }
        try await bank.write { try $0.close(bank.workspace, hold: hold) }
        #expect(try await used(bank, .day) == .zero)
        #expect(try await used(bank, .month) == Points(micro: 5_500_000))
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A cap that is set in the middle of a day counts what the day has held so far`(kind: TestDatabase) async throws
    {
        let bank = try await Bank.open(kind, points: 1000)
        _ = try await bank.campaign(1...5)
        try await bank.settle([bank.failed(1), bank.failed(2)])
        try await bank.settle([bank.delivered(2)])
        let lot = try await bank.lot("opening")
        try await bank.write { try $0.freeze(bank.workspace, lot: lot, amount: Points(100), reference: "d") }

        try await bank.write { try $0.setCaps(bank.workspace, Caps(day: Points(10))) }

        #expect(try await used(bank, .day) == Points(4))
        _ = try await hold(bank, 6, "a")
        await #expect(throws: CreditError.self) { _ = try await hold(bank, 1, "b") }
        try await bank.write { try $0.setCaps(bank.workspace, Caps(day: Points(11))) }
        _ = try await hold(bank, 1, "b")
        try await bank.write { try $0.setCaps(bank.workspace, Caps()) }
        _ = try await hold(bank, 500, "c")
        #expect(try await bank.count("SELECT count(*) AS count FROM cap_uses") == 0)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Campaigns and API keys have caps of their own`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 1000)
        let other = APIKeyID(rawValue: 72)
        try await bank.write {
            try $0.setCaps(bank.workspace, Caps(campaign: Points(50), apiKeys: [key: Points(5)]))
        }

        let refusal = CreditError.capReached(.campaign, needed: Points(51), left: Points(50), renewsAt: nil)
        await #expect(throws: refusal) { _ = try await hold(bank, 51, "a", by: .campaign) }
        _ = try await hold(bank, 50, "a", by: .campaign)
        _ = try await hold(bank, 50, "b", by: .campaign)
        _ = try await hold(bank, 51, "c")
        let first = try await hold(bank, 5, "d", by: .apiKey(key))
        await #expect(throws: CreditError.self) { _ = try await hold(bank, 1, "e", by: .apiKey(key)) }
        _ = try await hold(bank, 100, "f", by: .apiKey(other))
        try await bank.write { try $0.close(bank.workspace, hold: first) }
        _ = try await hold(bank, 1, "e", by: .apiKey(key))
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A repetition of a hold counts once, and a free one not at all`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 100)
        try await bank.write { try $0.setCaps(bank.workspace, Caps(day: Points(10))) }
        for _ in 0..<3 { _ = try await hold(bank, 10, "a") }
        _ = try await hold(bank, 0, "free")
        #expect(try await used(bank, .day) == Points(10))
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 42: a cap that many reach at once is never passed`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 1000)
        let keys = [key, APIKeyID(rawValue: 72)]
        try await bank.write {
            try $0.setCaps(
                bank.workspace,
                Caps(day: Points(100), apiKeys: [keys[0]: Points(80), keys[1]: Points(80)])
            )
        }

        let held = try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in 0..<40 {
                group.addTask {
                    do {
                        _ = try await hold(bank, 7, "\(number)", by: .apiKey(keys[number % 2]))
                        return 7
                    } catch CreditError.capReached {
                        return 0
                    }
                }
            }
            return try await group.reduce(0, +)
        }

        #expect(held == 98)
        #expect(try await used(bank, .day) == Points(98))
        #expect(try await bank.wallet().held == Points(98))
        try await bank.expectSound()
    }

    @Test(arguments: [
        ("2026-03-08T12:00:00Z", "America/New_York", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"),
        ("2026-11-01T12:00:00Z", "America/New_York", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
        ("2026-11-23T18:14:59Z", "Asia/Kathmandu", "2026-11-22T18:15:00Z", "2026-11-23T18:15:00Z"),
        ("2026-11-23T18:15:00Z", "Asia/Kathmandu", "2026-11-23T18:15:00Z", "2026-11-24T18:15:00Z"),
        ("2028-02-29T20:00:00Z", "Asia/Kolkata", "2028-02-29T18:30:00Z", "2028-03-01T18:30:00Z"),
        ("2026-11-23T18:15:00Z", "Nowhere/At_All", "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"),
    ])
    func `Case 35: a cap's day is the workspace's, of 23 and 25 hours and at +05:45 too`(
        moment: String,
        zone: String,
        from: String,
        to: String
    ) throws {
        let day = LocalPeriod.day(try #require(Timestamp(moment)), zone: zone)

        #expect(day.from == Timestamp(from) && day.to == Timestamp(to))
    }

    @Test(arguments: TestDatabase.all)
    func `Case 35: on a day of 23 hours a daily cap starts anew at its midnight`(kind: TestDatabase) async throws {
        let start = try #require(Timestamp("2026-03-08T05:30:00Z"))
        let bank = try await Bank.open(kind, points: 100, zone: "America/New_York", clock: TestClock(start))
        try await bank.write { try $0.setCaps(bank.workspace, Caps(day: Points(10))) }
        _ = try await hold(bank, 10, "a")

        bank.clock.advance(by: .hours(22) + .minutes(29))
        await #expect(throws: CreditError.self) { _ = try await hold(bank, 1, "b") }
        bank.clock.advance(by: .minutes(1))
        _ = try await hold(bank, 10, "b")
        try await bank.expectSound()
    }
}

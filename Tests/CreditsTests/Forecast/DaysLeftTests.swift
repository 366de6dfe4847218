import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// "Three days left", told once for each crossing.
struct DaysLeftTests {
    /// Ten points in each of so many hours, and the upkeep's look after each.
    private func spend(_ bank: Bank, hours: ClosedRange<Int64>, points: Int64 = 10) async throws {
        for hour in hours {
            let ids = hour * 100..<hour * 100 + points
            _ = try await bank.campaign(ids.lowerBound...ids.upperBound - 1, reference: "\(hour)")
            try await bank.settle(ids.map { bank.delivered($0) })
            bank.clock.advance(by: .hours(1))
            try await look(bank)
        }
    }

    private func look(_ bank: Bank) async throws {
        try await bank.write { try $0.tellDaysLeft(bank.workspace) }
    }

    @Test(arguments: TestDatabase.all)
    func `It is told once, and again only after there was a fifth more`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 1000)
        try await look(bank)
        try await spend(bank, hours: 1...12)
        // 880 at 10 an hour: 88 hours.
        #expect(try await bank.events("wallet.days") == 0)

        try await spend(bank, hours: 13...30)
        #expect(try await bank.events("wallet.days") == 1)

        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(40), reference: "small") }
        try await look(bank)
        try await spend(bank, hours: 31...33)
        #expect(try await bank.events("wallet.days") == 1)

        try await bank.write {
            try $0.grant(bank.workspace, kind: .purchase, amount: Points(1000), reference: "top-up")
        }
        try await look(bank)
        try await spend(bank, hours: 34...36)
        #expect(try await bank.events("wallet.days") == 1)
        try await bank.write {
            try $0.hold(bank.workspace, reference: "big", amount: Points(1200), expiresAt: bank.now)
        }
        try await look(bank)
        try await look(bank)
        #expect(try await bank.events("wallet.days") == 2)
        let payload: String? = try await bank.database.read {
            try $0.row("SELECT payload FROM events WHERE kind = 'wallet.days' ORDER BY id DESC LIMIT 1")?["payload"]
        }
        #expect(payload?.contains(#""epoch":2"#) == true && payload?.contains(#""earliest":""#) == true)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A trial and a locked wallet are not told`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        try await bank.write { try $0.grant(bank.workspace, kind: .trial, amount: Points(60), reference: "trial") }
        try await look(bank)
        try await spend(bank, hours: 1...4)
        #expect(try await bank.events("wallet.days") == 0)

        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(1), reference: "first") }
        try await bank.write { try $0.hold(bank.workspace, reference: "all", amount: Points(21), expiresAt: bank.now) }
        try await look(bank)
        #expect(try await bank.events("wallet.days") == 0)
        try await bank.expectSound()
    }
}

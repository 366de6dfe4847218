import Primitives
import Storage
import TestSupport
import Testing

@testable import Credits

struct PastDeliveryTests {
    @Test func `A share of an amount is exact and rounded half up, whatever the amount`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let all = Int64.random(in: 1...20_000, using: &random)
            let share = DeliveryShare(Int64.random(in: 0...all, using: &random), of: all)
            let bits: Int64 = Int64.random(in: 0...62, using: &random)
            let amount: Int64 = Int64.random(in: 0...Int64.max, using: &random) >> bits

            let doubled = Int128(amount) * Int128(share.delivered) * 2 + Int128(all)
            let exact = doubled / (Int128(all) * 2)

            #expect(Int128(share.points(of: Points(micro: amount)).micro) == exact, "\(amount) \(share)")
        }
        #expect(DeliveryShare(1, of: 2).points(of: Points(micro: 1)) == Points(micro: 1))
        #expect(DeliveryShare(7, of: 7).points(of: Points(micro: .max)) == Points(micro: .max))
    }

    /// A day's messages: the first of them arrive, the others fail.
    private func day(_ bank: Bank, _ messages: ClosedRange<Int64>, delivered: Int64) async throws {
        _ = try await bank.campaign(messages, reference: "campaign \(messages)")
        let words = messages.map { $0 < messages.lowerBound + delivered ? bank.delivered($0) : bank.failed($0) }
        try await bank.settle(words)
        bank.clock.advance(by: .days(1))
    }

    @Test(arguments: TestDatabase.all)
    func `What has arrived is counted by category and market, with the worst of its days`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 1_000)
        func past() async throws -> PastDelivery {
            try await bank.database.read { try bank.service.ledger(in: $0).pastDelivery(bank.workspace) }
        }
        try await day(bank, 1...99, delivered: 90)
        // Too few to go by.
        #expect(try await past().record(.marketing, "India") == nil)

        try await day(bank, 101...160, delivered: 30)
        // A day of ten says nothing about a bad day, but counts with the rest.
        try await day(bank, 201...210, delivered: 0)
        // Delivered after all, and not heard of yet.
        try await bank.settle([bank.delivered(99)])
        _ = try await bank.campaign(301...400)

        let record = try await past().record(.marketing, "India")
        #expect(record?.usual == DeliveryShare(121, of: 169))
        #expect(record?.worst == DeliveryShare(30, of: 60))
        #expect(try await past().record(.utility, "India") == nil)
        #expect(try await past().record(.marketing, "Brazil") == nil)

        bank.clock.advance(by: .days(90))
        #expect(try await past() == PastDelivery())
    }
}

import Credits
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// The lock, by the letter of the product's documents or not.
struct StrictTests {
    @Test(arguments: TestDatabase.all, [true, false])
    func `At the lock strict refuses what is free too`(kind: TestDatabase, strict: Bool) async throws {
        let bank = try await Bank.open(kind, points: 10, settings: CreditSettings(strict: strict))
        let send = { @Sendable (amount: Int64, reference: String) in
            try await bank.write {
                _ = try $0.hold(bank.workspace, reference: reference, amount: Points(amount), expiresAt: bank.now)
            }
        }
        try await send(0, "before")
        try await send(10, "all")

        await #expect(throws: CreditError.insufficient(available: .zero, needed: Points(1))) {
            try await send(1, "paid")
        }
        if strict {
            await #expect(throws: CreditError.locked(available: .zero, above: .zero)) { try await send(0, "free") }
        } else {
            try await send(0, "free")
        }
        // A message that was let through before is let through again.
        try await send(0, "before")

        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(1), reference: "top-up") }
        try await send(0, "after")
        try await bank.expectSound()
    }

    @Test func `A refusal says how much is missing and where to add it`() throws {
        let short = CreditError.insufficient(available: Points(-2), needed: Points(3)).problem
        #expect(short.status == 402 && short.facts["shortfall"] == "5" && short.facts["link"] == "/credits")

        let locked = CreditError.locked(available: Points(5), above: Points(5)).problem
        #expect(locked.status == 402 && locked.facts["shortfall"] == "0.000001" && locked.facts["link"] == "/credits")

        let capped = CreditError.capReached(
            .day,
            needed: Points(3),
            left: Points(1),
            renewsAt: Timestamp("2026-11-23T18:30:00Z")
        ).problem
        #expect(capped.status == 409 && capped.facts["cap"] == "day" && capped.facts["left"] == "1")
        #expect(capped.facts["renewsAt"] == "2026-11-23T18:30:00.000Z")
    }
}
